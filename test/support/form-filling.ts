import { CookieJar } from '../../local/identity/cookie-jar.ts'

/** More than signing in takes; this distinguishes going round in circles from being slow. */
const STEPS_MAX = 12

/**
 * Does what a user does with a browser: follows redirects and fills in each form with the known values, until
 * a page has no form.
 *
 * @param known values by the names of fields; a form's hidden fields keep their values
 * @returns the last page
 * @throws {Error} when it does not reach a page without a form
 */
export async function browse(
  start: string,
  known: Readonly<Record<string, string>>,
): Promise<Response> {
  const jar = new CookieJar()
  let url = new URL(start)
  let response = await jar.fetch(url)
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const location = response.headers.get('location')
    if (location !== null) {
      url = new URL(location, url)
      response = await jar.fetch(url)
      continue
    }
    const page = await response.clone().text()
    const [form, action] = /<form\b(?:[^>]*\baction="([^"]*)")?[^>]*>/.exec(page) ?? []
    if (form === undefined || !response.ok) return response
    url = new URL(action ?? '', url)
    const body = new URLSearchParams({ ...known, ...hiddenFields(page) })
    response = await jar.fetch(url, { method: 'POST', body })
  }
  throw new Error(`browsing got nowhere: status ${response.status} at ${url.pathname}`)
}

function hiddenFields(page: string): Readonly<Record<string, string>> {
  const fields = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return Object.fromEntries(
    [...fields].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
}

function unescaped(html: string): string {
  const characters: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#x27;': "'",
    '&amp;': '&',
  }
  return html.replace(/&(lt|gt|quot|#x27|amp);/g, (entity) => characters[entity] ?? entity)
}
