import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'

/** Presses a button, and waits for the download that it starts. */
export async function download(page: Page, name: string): Promise<Download> {
  const downloaded = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return await downloaded
}

export async function contentOf(file: Download): Promise<string> {
  return await readFile(await file.path(), 'utf8')
}
