import { issueToken } from '../../../../shared/operations/issue-token.ts'
import { functionEvent } from '../../../in-memory/product/function-event.ts'
import type { Random } from '../../runner/random.ts'
import type { Customers } from '../fixture/customers.ts'
import type { FuzzInput } from '../harness/fuzz-run.ts'
import { once, pick, some } from '../harness/random-choice.ts'
import { basicMutation } from '../mutations/basic-mutations.ts'
import { bodyMutation } from '../mutations/body-mutations.ts'
import { formMutation } from '../mutations/form-mutations.ts'
import { headerMutation } from '../mutations/header-mutations.ts'
import type { Mutation } from '../mutations/mutation.ts'
import { shapeMutation } from '../mutations/shape-mutations.ts'
import type { StrangeValues } from '../mutations/strange-values.ts'
import { textMutation } from '../mutations/text-mutations.ts'

const FORM = 'application/x-www-form-urlencoded'

/** A token request as clients make it, mostly for a keypair that works, with mutations. */
export function drawTokenInput(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
): FuzzInput {
  const changes = pick(random, [0, 1, 1, 1, 2, 2, 2, 3, 3, 5])
  return {
    operationId: issueToken.id,
    valid: tokenRequest(random, customers),
    mutations: Array.from({ length: changes }, () => drawMutation(random, strange, customers)),
  }
}

function tokenRequest(random: Random, { keypairs, unusable }: Customers): object {
  const keypair = pick(random, keypairs)
  const { keySecret } = pick(random, keypair.secrets)
  const client = once(random, 10) ? pick(random, unusable) : { keyId: keypair.keyId, keySecret }
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
