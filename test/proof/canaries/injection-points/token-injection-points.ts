import type { Reply } from '../../../in-memory/product/reply.ts'
import type { WatchedProduct } from '../watched-product.ts'
import type { InjectionPoints } from './injection-point.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const GRANT = { grant_type: 'client_credentials' }

/** Every part of a token request, except where a client's secret belongs. */
export const TOKEN_INJECTION_POINTS: InjectionPoints = {
  'a client_id': (product, text) =>
    ask(product, { ...GRANT, client_id: text, client_secret: text }),
  'a client_id beside a wrong secret': (product, text) =>
    ask(product, { ...GRANT, client_id: text, client_secret: 'x' }),
  'the user name of Basic': (product, text) =>
    ask(product, GRANT, { authorization: basic(`${text}:${text}`) }),
  'the whole of Basic': (product, text) => ask(product, GRANT, { authorization: basic(text) }),
  'a broken Basic header': (product, text) =>
    ask(product, GRANT, { authorization: `Basic ${text}` }),
  'Basic with every character escaped': (product, text, { keyId }) =>
    ask(product, GRANT, { authorization: basic(`${keyId}:${escaped(text)}`) }),
  'a Bearer header': (product, text) => ask(product, GRANT, { authorization: `Bearer ${text}` }),
  'a scope of a token': (product, text, { keyId, keySecret }) =>
    ask(product, { ...GRANT, client_id: keyId, client_secret: keySecret, scope: text }),
  'a malformed scope': (product, text, { keyId, keySecret }) =>
    ask(product, { ...GRANT, client_id: keyId, client_secret: keySecret, scope: `"${text}"` }),
  'a grant type': (product, text) => ask(product, { grant_type: text }),
  'a secret beside no grant type': (product, text, { keyId }) =>
    ask(product, { client_id: keyId, client_secret: text }),
  'an assertion': (product, text, { keyId }) =>
    ask(product, { ...GRANT, client_id: keyId, client_assertion: text }),
  'a type of assertion': (product, text) => ask(product, { ...GRANT, client_assertion_type: text }),
  'an unknown parameter': (product, text, { keyId, keySecret }) =>
    ask(product, { ...GRANT, client_id: keyId, client_secret: keySecret, resource: text }),
  'the name of a parameter': (product, text) => ask(product, { ...GRANT, [text]: text }),
  'a parameter that comes twice': (product, text) =>
    send(product, `grant_type=client_credentials&client_secret=${text}&client_secret=${text}`),
  'one of two mechanisms': (product, text, { keyId }) =>
    ask(
      product,
      { ...GRANT, client_id: keyId, client_secret: text },
      { authorization: basic(`${keyId}:${text}`) },
    ),
  'a JSON token request': (product, text, { keyId }) =>
    send(product, JSON.stringify({ client_id: keyId, client_secret: text }), {
      'content-type': 'application/json',
    }),
  'a broken escape': (product, text, { keyId }) =>
    send(product, `grant_type=client_credentials&client_id=${keyId}&client_secret=${text}%zz`),
  'bytes that are not text': (product, text) =>
    send(product, Buffer.concat([Buffer.from(`client_secret=${text}`), Buffer.of(0xff)])),
  'a form in UTF-16': (product, text) =>
    send(product, Buffer.from(`client_secret=${text}`, 'utf16le')),
  'a token request that is too large': (product, text) =>
    send(product, `grant_type=client_credentials&client_secret=${text.repeat(200)}`),
  'the media type of a form': (product, text) =>
    send(product, 'grant_type=client_credentials', { 'content-type': text }),
  'an encoding of a form': (product, text) => ask(product, GRANT, { 'content-encoding': text }),
  'the query of a token request': (product, text, { keyId }) =>
    product.anyone('issue-token', {
      headers: FORM,
      query: { client_id: keyId, client_secret: text },
      bytes: 'grant_type=client_credentials',
    }),
}

async function ask(
  product: WatchedProduct,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return await send(product, new URLSearchParams(parameters).toString(), { ...FORM, ...headers })
}

async function send(
  product: WatchedProduct,
  bytes: string | Uint8Array,
  headers: Readonly<Record<string, string>> = FORM,
): Promise<Reply> {
  return await product.anyone('issue-token', { headers, bytes })
}

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`
}

function escaped(text: string): string {
  return text.replaceAll(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
