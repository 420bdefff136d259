import { PRINCIPAL, USER_ISSUER, USER_SCOPE } from '../../../in-memory/product/settings.ts'
import type { Random } from '../../runner/random.ts'
import type { Customers } from '../fixture/customers.ts'
import { partAt, partsOf, withPart } from '../harness/event-parts.ts'
import { pick } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'
import { textMutation } from './text-mutations.ts'

const CLAIMS = ['requestContext', 'authorizer', 'jwt', 'claims']
const ARN = ['requestContext', 'authorizer', 'iam', 'userArn']
const ARNS = [
  PRINCIPAL,
  'arn:aws:iam::000000000000:role/Feedback-backend',
  'arn:aws:iam::999999999999:role/feedback-backend',
  'arn:aws:iam::000000000000:user/feedback-backend',
  'arn:aws:sts::000000000000:assumed-role/feedback-backend',
  'arn:aws:sts::000000000000:assumed-role/feedback-backend/a/b',
  'arn:aws:sts::999999999999:assumed-role/feedback-backend/a',
  'arn:aws-cn:sts::000000000000:assumed-role/feedback-backend/a',
  'arn:aws:iam::000000000000:role/path/feedback-backend',
]

/** Another caller, or the same caller in another form. */
export function callerMutation(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
): Mutation {
  const user = pick(random, customers.users)
  const text = strange.text(random)
  const alike = pick(random, ['ADA', 'ada#', '[ada]', 'ada\n', ' ada', 'x'.repeat(300)])
  const scope = pick(random, [
    undefined,
    '',
    'openid',
    `openid\n${USER_SCOPE}`,
    `[openid ${USER_SCOPE}]`,
    USER_SCOPE.toUpperCase(),
  ])
  const arn = pick(random, ARNS)
  const claims = strange.json(random)
  const kinds: readonly Mutation[] = [
    mutation('sent', `as ${user}`, (event) => claim(event, 'sub', user)),
    mutation('sent', `as '${text}'`, (event) => claim(event, 'sub', text)),
    mutation('sent', `as '${alike}'`, (event) => claim(event, 'sub', alike)),
    mutation('sent', 'of another issuer', (event) => claim(event, 'iss', `${USER_ISSUER}/`)),
    mutation('sent', 'with another scope', (event) => claim(event, 'scope', scope)),
    mutation('sent', 'with another scp', (event) => claim(event, 'scp', scope)),
    mutation('forged', 'a list for a claim', (event) => claim(event, 'sub', [user])),
    mutation('forged', 'other claims', (event) => withPart(event, CLAIMS, claims)),
    mutation('sent', 'groups', (event) => claim(event, 'cognito:groups', `[${user} admin]`)),
    mutation('sent', 'another principal', (event) => withPart(event, ARN, arn)),
    textMutation(random, strange, ARN),
    mutation('forged', 'nobody', (event) =>
      withPart(event, ['requestContext', 'authorizer'], undefined),
    ),
    mutation('forged', 'where others put it', (event) => {
      const lambda = partAt(event, CLAIMS)
      return withPart(event, ['requestContext', 'authorizer'], { lambda, ...partsOf(lambda) })
    }),
  ]
  return pick(random, kinds)
}

function claim(event: unknown, name: string, value: unknown): unknown {
  return withPart(event, [...CLAIMS, name], value)
}
