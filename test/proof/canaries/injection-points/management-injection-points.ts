import type { InjectionPoints } from './injection-point.ts'

const SCOPES = ['feedback-report:read']

/** Headers that a request may have, whether or not the product reads them. */
const HEADERS = [
  'authorization',
  'accept',
  'cookie',
  'content-encoding',
  'dpop',
  'forwarded',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'origin',
  'referer',
  'traceparent',
  'user-agent',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-request-id',
]

/** Every part of a request of administrators, and of public documents. */
export const MANAGEMENT_INJECTION_POINTS: InjectionPoints = {
  'a comment that is too long': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { scopes: SCOPES, comment: text.repeat(20) } }),
  'a comment with a control character': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, {
      params: { keyId },
      body: { comment: `${text}\u0007` },
    }),
  'a comment of another type': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, { params: { keyId }, body: { comment: { text } } }),
  'a scope': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { scopes: [text] } }),
  'scopes of another type': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, { params: { keyId }, body: { scopes: text } }),
  'an expiry': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { scopes: SCOPES, expiresAt: text } }),
  'an overlap': (product, text, { owner, keyId }) =>
    product.manage('rotate-secret', owner, { params: { keyId }, body: { overlapSeconds: text } }),
  'the name of a member': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { scopes: SCOPES, [text]: text } }),
  'a part of the name of a member': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, { params: { keyId }, body: { [`key=${text};`]: 1 } }),
  'the name of a member that comes twice': (product, text, { owner }) =>
    product.manage('create-keypair', owner, {
      headers: { 'content-type': 'application/json' },
      bytes: `{"${text}":1,"${text}":2}`,
    }),
  'an unknown member': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { scopes: SCOPES, keySecret: text } }),
  'broken JSON': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, {
      params: { keyId },
      headers: { 'content-type': 'application/json' },
      bytes: `{"comment":"${text}`,
    }),
  'a JSON text': (product, text, { owner }) =>
    product.manage('create-keypair', owner, {
      headers: { 'content-type': 'application/json' },
      bytes: JSON.stringify(text),
    }),
  'a body that is not JSON': (product, text, { owner }) =>
    product.manage('create-keypair', owner, {
      headers: { 'content-type': 'text/plain' },
      bytes: text,
    }),
  'a body that is too large': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { comment: text.repeat(200) } }),
  'a body where none belongs': (product, text, { owner }) =>
    product.manage('list-keypairs', owner, { body: { keySecret: text } }),
  'a media type': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { headers: { 'content-type': text }, bytes: '{}' }),
  'the key ID in a path': (product, text, { owner }) =>
    product.manage('get-keypair', owner, { params: { keyId: text } }),
  'the secret ID in a path': (product, text, { owner, keyId }) =>
    product.manage('retire-secret', owner, { params: { keyId, secretId: text } }),
  'an unknown path': (product, text) =>
    product.unmatched(`/v1/${text}`, { query: { [text]: text } }),
  'a member of a path that takes other methods': (product, text) =>
    product.unmatched(`/v1/accounts/${text}/keypairs`, {}),
  'a cursor': (product, text, { owner }) =>
    product.manage('list-keypairs', owner, { query: { cursor: text } }),
  'a cursor in its encoding': (product, text, { owner }) =>
    product.manage('list-audit-events', owner, {
      query: { cursor: Buffer.from(`0123456789abcdef.${text}`).toString('base64url') },
    }),
  'a limit': (product, text, { owner }) =>
    product.manage('list-audit-events', owner, { query: { limit: text } }),
  'a parameter of a query': (product, text, { owner }) =>
    product.manage('list-keypairs', owner, { query: { client_secret: text } }),
  'the name of a parameter of a query': (product, text, { owner }) =>
    product.manage('list-keypairs', owner, { query: { [text]: text } }),
  'an entity tag': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, {
      params: { keyId },
      headers: { 'if-match': `"${text}"` },
      body: { comment: null },
    }),
  'a Bearer token': (product, text, { owner, keyId }) =>
    product.manage('get-keypair', owner, {
      params: { keyId },
      headers: { authorization: `Bearer ${text}` },
    }),
  'the origin of a page': (product, text) =>
    product.anyone('get-metadata', { headers: { origin: `https://${text}` } }),
  ...Object.fromEntries(
    HEADERS.map((name): [string, InjectionPoints[string]] => [
      `the header ${name}`,
      (product, text, { owner, keyId }) =>
        product.manage('get-keypair', owner, { params: { keyId }, headers: { [name]: text } }),
    ]),
  ),
}
