/** Cookies of one host, as a browser would send them back. Paths and lifetimes are not looked at. */
export class CookieJar {
  readonly #cookies = new Map<string, string>()

  /** `fetch` with the jar's cookies, which keeps those that come back and follows no redirect. */
  async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    return response
  }

  #keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (name === undefined || value === undefined) return
    if (value === '') this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}
