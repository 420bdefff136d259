import type { Fetch } from './stage.ts'

/** The host that MiniStack gives an HTTP API. No name server knows it, and Node does not either. */
const EMULATED_HOST = /^([a-z0-9]+)\.execute-api\.localhost$/

/** Whether an emulator gave this URL to a stage. */
export function isEmulated(url: string): boolean {
  return EMULATED_HOST.test(new URL(url).hostname)
}

/**
 * `fetch` for URLs that an emulator gave its APIs. It calls the emulator itself, which also finds an API
 * by its path. The host alone is not enough: there, `/oauth2/token` is the emulator's own Cognito.
 */
export function emulatorFetch(endpoint: string): Fetch {
  return async (text, init) => {
    const url = new URL(text)
    const [, apiId] = EMULATED_HOST.exec(url.hostname) ?? []
    if (apiId === undefined) return await fetch(url, init)
    const headers = new Headers(init?.headers)
    headers.delete('host')
    const path = `/_aws/execute-api/${apiId}/$default${url.pathname}${url.search}`
    return await fetch(new URL(path, endpoint), { ...init, headers })
  }
}
