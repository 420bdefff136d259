import { issueToken } from '../../../shared/operations/issue-token.ts'
import { functionEvent } from '../../in-memory/product/function-event.ts'
import type { Random } from '../runner/random.ts'
import { basicMutation } from './basic-mutations.ts'
import { bodyMutation } from './body-mutations.ts'
import type { Customers } from './customers.ts'
import { once, pick, some } from './draw.ts'
import { formMutation } from './form-mutations.ts'
import { headerMutation } from './header-mutations.ts'
import type { Mutation } from './mutation.ts'
import { shapeMutation } from './shape-mutations.ts'
import type { StrangeValues } from './strange-values.ts'
import { textMutation } from './text-mutations.ts'
import type { Trial } from './trials.ts'

const FORM = 'application/x-www-form-urlencoded'

/** A token request as a client makes it, most often for a keypair that works, and what is changed of it. */
export function drawTokenTrial(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
): Trial {
  const changes = pick(random, [0, 1, 1, 1, 2, 2, 2, 3, 3, 5])
  return {
    operationId: issueToken.id,
    good: tokenRequest(random, customers),
    mutations: Array.from({ length: changes }, () => drawMutation(random, strange, customers)),
  }
}

function tokenRequest(random: Random, { keypairs, dead }: Customers): object {
  const keypair = pick(random, keypairs)
  const { keySecret } = pick(random, keypair.secrets)
  const client = once(random, 10) ? pick(random, dead) : { keyId: keypair.keyId, keySecret }
  const scopes = once(random, 3) ? some(random, keypair.scopes) : []
  const isBasic = !once(random, 3)
  const parameters = random.shuffled<readonly [string, string]>([
    ['grant_type', 'client_credentials'],
    ...(scopes.length > 0 ? [['scope', random.shuffled(scopes).join(' ')] as const] : []),
    ...(isBasic ? [] : [['client_id', client.keyId] as const]),
    ...(isBasic ? [] : [['client_secret', client.keySecret] as const]),
  ])
  const basic = Buffer.from(`${client.keyId}:${client.keySecret}`).toString('base64')
  const headers = { 'content-type': FORM, ...(isBasic && { authorization: `Basic ${basic}` }) }
  const body = new URLSearchParams([
    ...parameters.map(([name, value]): [string, string] => [name, value]),
  ])
  const event = functionEvent(issueToken, '/oauth2/token', { headers }, undefined)
  return { ...event, body: body.toString() }
}

function drawMutation(random: Random, strange: StrangeValues, customers: Customers): Mutation {
  switch (random.below(12)) {
    case 0:
    case 1:
      return headerMutation(random, strange)
    case 2:
      return textMutation(random, strange, ['headers', 'content-type'])
    case 3:
    case 4:
      return bodyMutation(random, strange)
    case 5:
      return shapeMutation(random, strange)
    case 6:
    case 7:
    case 8:
      return basicMutation(random, strange, customers)
    default:
      return formMutation(random, strange, customers)
  }
}
