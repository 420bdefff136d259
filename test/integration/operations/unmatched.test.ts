import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemsOf, unchangedBy } from '../../local-stack/owner-state.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { expectProblem } from './support/problem.ts'
import { rawRequest } from './support/raw.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const KEYPAIR = `/v1/accounts/a/keypairs/fbk_${'0'.repeat(26)}`

const PATHS: readonly { path: string; allowed: readonly string[] }[] = [
  { path: '/v1/accounts/a/keypairs', allowed: ['GET', 'POST'] },
  { path: '/v1/environments/e/keypairs', allowed: ['GET', 'POST'] },
  { path: KEYPAIR, allowed: ['GET', 'PATCH', 'DELETE'] },
  { path: `${KEYPAIR}/enable`, allowed: ['POST'] },
  { path: `${KEYPAIR}/disable`, allowed: ['POST'] },
  { path: `${KEYPAIR}/secrets`, allowed: ['POST'] },
  { path: `${KEYPAIR}/secrets/00000000`, allowed: ['DELETE'] },
  { path: '/v1/accounts/a/events', allowed: ['GET'] },
  { path: '/v1/owners', allowed: ['GET'] },
  { path: '/v1/scopes', allowed: ['GET'] },
  { path: '/v1/accounts/a', allowed: ['PUT', 'DELETE'] },
  { path: '/v1/environments/e', allowed: ['PUT', 'DELETE'] },
  { path: '/v1/accounts/a/administrators', allowed: ['GET'] },
  { path: '/v1/environments/e/administrators/ada', allowed: ['PUT', 'DELETE'] },
]

function methodsIn(allow: string | null): readonly string[] {
  return (allow ?? '').split(', ').sort()
}

test.each(PATHS)(
  '$path accepts $allowed, and says so to every other method [H-04] [TM-03]',
  async ({ path, allowed }) => {
    const methods = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']
    const token = await product.userToken('ada')
    for (const method of methods.filter((one) => !allowed.includes(one))) {
      for (const authorization of ['', `Bearer ${token}`]) {
        const headers = { authorization }
        const answer = await rawRequest(product.stack.url, { method, path, headers })
        expect(methodsIn(answer.headers.get('allow'))).toEqual([...allowed, 'OPTIONS'].sort())
        if (method === 'HEAD') expect(answer.status).toBe(405)
        else expectProblem(answer, { status: 405, code: 'method-not-allowed' })
      }
    }
    const options = await rawRequest(product.stack.url, { method: 'OPTIONS', path })
    expect(options.status).toBe(204)
    expect(methodsIn(options.headers.get('allow'))).toEqual([...allowed, 'OPTIONS'].sort())
  },
)

test.each([
  '/',
  '/v1',
  '/v1/',
  '/v1/accounts',
  '/v1/environments',
  '/v2/owners',
  '/V1/owners',
  '/v1/Owners',
  '/v1/owners/x',
  '/v1/users/a/keypairs',
  '/v1/accounts/a/Keypairs',
  '/v1/accounts/a/keypairs/x/y',
  '/favicon.ico',
  '/.env',
])(
  '%s leads nowhere: the answer is a problem document, whatever the method [H-04]',
  async (path) => {
    for (const method of ['GET', 'POST', 'DELETE', 'TRACE', 'OPTIONS']) {
      const answer = await rawRequest(product.stack.url, { method, path })
      expectProblem(answer, { status: 404, code: 'not-found' })
    }
  },
)

/** A missing parameter, or a slash at the end, must not be taken for a known path. */
test.each([
  '/v1/owners/',
  '/v1/accounts/',
  '/v1/accounts//keypairs',
  '/v1/accounts/a/keypairs/',
  '/v1/accounts/a/administrators/',
])('%s has an empty segment, and leads nowhere [H-04] [TM-01]', async (path) => {
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const answer = await rawRequest(product.stack.url, { method, path })
    expectProblem(answer, { status: 404, code: 'not-found' })
  }
})

/**
 * IDOR by spelling: an administrator of one owner writes a path that some component reads as another
 * owner's.
 */
test("no spelling of a path leads to another owner's keypairs [TM-01]", async () => {
  const mine = await product.account('ada')
  const theirs = await product.account('gil')
  const { keyId } = await product.keypair(theirs, 'gil')
  const authorization = `Bearer ${await product.userToken('ada')}`
  const stolen = `${pathOf(theirs)}/keypairs/${keyId}`
  const paths = [
    `${pathOf(mine)}/../${theirs.id}/keypairs/${keyId}`,
    `${pathOf(mine)}/..%2f${theirs.id}/keypairs/${keyId}`,
    `${pathOf(mine)}/%2e%2e/${theirs.id}/keypairs/${keyId}`,
    `${pathOf(mine)}/keypairs/../../${theirs.id}/keypairs/${keyId}`,
    `${pathOf(mine)}%00/../${theirs.id}/keypairs/${keyId}`,
    `${pathOf(mine)}/keypairs/..%2f..%2f${theirs.id}%2fkeypairs%2f${keyId}`,
    `${pathOf(mine)}/keypairs/${keyId}%00`,
    `${pathOf(mine)}/keypairs/%252e%252e/${keyId}`,
    `//v1/accounts/${theirs.id}/keypairs/${keyId}`,
    `${stolen}/`,
    stolen.replace(theirs.id, theirs.id.toUpperCase()),
    stolen.replace(theirs.id, encodeURIComponent(theirs.id.replace('a', '\uff41'))),
    stolen.replaceAll('/', '%2f').replace('%2f', '/'),
    `${stolen}?ownerId=${mine.id}`,
    stolen,
  ]
  const before = await itemsOf(product, theirs)
  for (const path of paths) {
    for (const method of ['GET', 'DELETE']) {
      const ask = () => rawRequest(product.stack.url, { method, path, headers: { authorization } })
      const answer = await unchangedBy(product, mine, ask)
      expect([400, 404, 405]).toContain(answer.status)
      expect(answer.text).not.toContain('createdBy')
    }
  }
  expect(await itemsOf(product, theirs)).toEqual(before)
})
