import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** WCAG 2.2 up to level AA, and what the makers of axe advise beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong with the page as it is now, in words; nothing where it finds nothing.
 *
 * @param besides rules that are not asked
 */
export async function accessibilityViolations(
  page: Page,
  besides: readonly string[],
): Promise<readonly string[]> {
  // There are no frames that would have to be looked at from a page of their own.
  const builder = new AxeBuilder({ page }).withTags(TAGS).setLegacyMode()
  const { violations } = await builder.disableRules([...besides]).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html}\n${failureSummary ?? ''}`),
  )
}
