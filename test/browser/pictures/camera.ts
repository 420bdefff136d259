import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** The window sizes. `zoomed` is what remains of a desktop at 200 %. */
const LOOKS = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'zoomed', width: 720, height: 450 },
  { name: 'phone', width: 360, height: 740 },
] as const
const SCHEMES = ['light', 'dark'] as const

export const FIRST_LOOK = LOOKS[0]

/**
 * Takes pictures of a page in every size and color scheme: the whole page, or with a dialog the visible part.
 *
 * @returns complaints: in which sizes the page is wider than its window.
 */
export async function takeAllLooks(
  page: Page,
  folder: string,
  name: string,
  hasDialog: boolean,
): Promise<readonly string[]> {
  const complaints: string[] = []
  for (const look of LOOKS) {
    const { width, height } = look
    await page.setViewportSize({ width, height })
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      await settled(page)
      const path = join(folder, `${name}.${look.name}.${colorScheme}.png`)
      await page.screenshot({ path, fullPage: !hasDialog, animations: 'disabled' })
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wider > 0) complaints.push(`${name} is ${wider} pixels too wide for ${look.name}`)
  }
  return complaints
}

/** Waits until the fonts are loaded and the changes are rendered. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}
