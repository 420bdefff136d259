import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** WCAG 2.2 up to level AA, and axe's own best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong with the page as it is now, in words.
 *
 * @param besides rules that are left out
 */
export async function accessibilityViolations(
  page: Page,
  besides: readonly string[],
): Promise<readonly string[]> {
  // The page has no frames, which only the other mode can check.
  const builder = new AxeBuilder({ page }).withTags(TAGS).setLegacyMode()
  const { violations } = await builder.disableRules([...besides]).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html}\n${failureSummary ?? ''}`),
  )
}
