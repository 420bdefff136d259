import type { Answer } from '../../../local-stack/answer.ts'
import {
  type CreatedKeypair,
  REPORT_SCOPE,
  type TestStack,
} from '../../../local-stack/test-stack.ts'

interface Misplaced {
  readonly name: string
  readonly send: () => Promise<Answer>
}

const GRANT = 'grant_type=client_credentials'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Requests that are refused. Each has a key secret in a place where it does not belong. */
export function misplaced(product: TestStack, keypair: CreatedKeypair): readonly Misplaced[] {
  const { keyId, keySecret: secret, path } = keypair
  const collection = path.replace(/\/[^/]+$/, '')
  const body = { scopes: [REPORT_SCOPE] }
  const form = (text: string, headers = {}) => product.tokenRequest(text, { ...FORM, ...headers })
  const create = (members: object) =>
    product.api('POST', collection, { as: 'ada', body: { ...body, ...members } })
  const patch = (members: object) => product.api('PATCH', path, { as: 'ada', body: members })
  const get = (where: string, headers = {}) => product.api('GET', where, { as: 'ada', headers })
  const requests: Record<string, () => Promise<Answer>> = {
    'a comment that is too long': () => create({ comment: secret.repeat(20) }),
    'a comment with a control character': () => patch({ comment: `${secret}\u0007` }),
    'a comment of another type': () => patch({ comment: { text: secret } }),
    'a scope': () => create({ scopes: [secret] }),
    'scopes of another type': () => patch({ scopes: secret }),
    'an expiry': () => create({ expiresAt: secret }),
    'an overlap': () =>
      product.api('POST', `${path}/secrets`, { as: 'ada', body: { overlapSeconds: secret } }),
    'broken JSON': () =>
      product.api('PATCH', path, {
        as: 'ada',
        rawBody: `{"comment":"${secret}`,
        headers: { 'content-type': 'application/json' },
      }),
    'a body that is not JSON': () =>
      product.api('PATCH', path, {
        as: 'ada',
        rawBody: secret,
        headers: { 'content-type': 'text/plain' },
      }),
    'a body that is too large': () => patch({ comment: secret.repeat(200) }),
    'the key ID in a path': () => get(`${collection}/${secret}`),
    'the secret ID in a path': () =>
      product.api('DELETE', `${path}/secrets/${secret}`, { as: 'ada' }),
    'the owner ID in a path': () => get(`/v1/accounts/${secret}/keypairs`),
    'an unknown path': () => get(`/v1/${secret}`),
    'a cursor': () => get(`${collection}?cursor=${secret}`),
    'a limit': () => get(`${collection}?limit=${secret}`),
    'a precondition': () =>
      product.api('PATCH', path, { as: 'ada', body: {}, headers: { 'if-match': secret } }),
    'a user’s token': () => product.api('GET', path, { token: secret }),
    'headers of tracing': () =>
      get(`${collection}/none`, {
        'x-request-id': secret,
        'x-amzn-trace-id': `Root=${secret}`,
        'user-agent': secret,
        origin: `https://${secret}`,
      }),
    'a client_id': () => form(`${GRANT}&client_id=${secret}&client_secret=${secret}`),
    'a client_id beside the wrong secret': () =>
      form(`${GRANT}&client_id=${secret}&client_secret=x`),
    'a scope of a token request': () =>
      form(`${GRANT}&client_id=${keyId}&client_secret=${secret}&scope=${secret}`),
    'a grant type': () => form(`grant_type=${secret}`),
    'a grant type that is missing': () => form(`client_id=${keyId}&client_secret=${secret}`),
    'a parameter twice': () => form(`${GRANT}&client_secret=${secret}&client_secret=${secret}`),
    'two mechanisms': () =>
      form(`${GRANT}&client_id=${keyId}&client_secret=${secret}`, {
        authorization: `Basic ${btoa(`${keyId}:${secret}`)}`,
      }),
    'a Bearer header': () => form(GRANT, { authorization: `Bearer ${secret}` }),
    'a broken Basic header': () => form(GRANT, { authorization: `Basic ${secret}` }),
    'a JSON token request': () =>
      product.tokenRequest(JSON.stringify({ client_id: keyId, client_secret: secret }), {
        'content-type': 'application/json',
      }),
    'a broken escape': () => form(`${GRANT}&client_id=${keyId}&client_secret=${secret}%zz`),
    'a token request that is too large': () => form(`${GRANT}&client_secret=${secret.repeat(200)}`),
    'a media type': () => product.tokenRequest(GRANT, { 'content-type': secret }),
    'the query of a token request': () =>
      product.api('POST', `/oauth2/token?client_id=${keyId}&client_secret=${secret}`, {
        rawBody: GRANT,
        headers: FORM,
      }),
  }
  return Object.entries(requests).map(([name, send]) => ({ name, send }))
}
