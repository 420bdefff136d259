import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const LINK = /\]\(([^)\s]+)\)/g
const HEADING = /^#{1,6} (.+)$/gm
const FENCED = /^```.*?^```/gms

const pages = globSync('{*.md,{docs,test}/**/*.md}', { exclude: ['**/node_modules/**'] }).toSorted()

describe('documentation', () => {
  test.each(pages)('%s links to pages, files and headings that exist', (page) => {
    expect(linksOf(page).filter((link) => !leads(page, link))).toEqual([])
  })

  test('a README can be read in one sitting', () => {
    expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(150)
  })
})

function linksOf(page: string): readonly string[] {
  const links = [...textOf(page).matchAll(LINK)].map(([, link = '']) => link)
  return links.filter((link) => !/^(https?|mailto):/.test(link))
}

function leads(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const target = path === '' ? page : join(dirname(page), path)
  if (!existsSync(target)) return false
  return heading === undefined || headingsOf(target).includes(heading)
}

/** The anchors that GitHub makes of a page's headings. */
function headingsOf(page: string): readonly string[] {
  const headings = [...textOf(page).matchAll(HEADING)].map(([, heading = '']) => heading)
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function textOf(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(FENCED, '')
}
