// Requests as tests send them, to the management API and to the token endpoint.

export interface ApiRequest {
  /** A seeded user's name: `ada`, `tess`, `gil` or `vic`. */
  readonly as?: string
  /** An access token to send instead of a user's. */
  readonly token?: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly rawBody?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** @param token the caller's access token; without one, the request has no credentials */
export async function sendApiRequest(
  url: string,
  method: string,
  { body, rawBody, headers }: ApiRequest,
  token: string | undefined,
): Promise<Response> {
  const json = body === undefined ? null : JSON.stringify(body)
  return await fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: rawBody === undefined ? json : asSent(rawBody),
  })
}

/** Posts a body as it is; it is a form unless the headers say otherwise. */
export async function sendForm(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: asSent(body),
  })
}

/** Browser tests are checked with a browser's types, which want bytes that no other thread shares. */
function asSent(body: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? body : new Uint8Array(body)
}
