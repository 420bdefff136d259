import { Random } from '../../runner/random.ts'
import { partAt, partsOf, withPart } from '../harness/event-parts.ts'
import { once, pick, some } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'

/** Paths whose value, or a value below, is changed: what functions read, most of all the caller. */
const SHAPED: readonly (readonly string[])[] = [
  ['headers'],
  ['headers'],
  ['body'],
  ['isBase64Encoded'],
  ['routeKey'],
  ['rawPath'],
  ['cookies'],
  ['pathParameters'],
  ['pathParameters'],
  ['queryStringParameters'],
  ['requestContext'],
  ['requestContext', 'requestId'],
  ['requestContext', 'http'],
  ['requestContext', 'authorizer'],
  ['requestContext', 'authorizer', 'jwt'],
  ['requestContext', 'authorizer', 'jwt', 'claims'],
  ['requestContext', 'authorizer', 'jwt', 'claims'],
  ['requestContext', 'authorizer', 'iam'],
]

/**
 * Missing members of the event, or unusual values, as if somebody invoked the function without the gateway.
 */
export function shapeMutation(random: Random, strange: StrangeValues): Mutation {
  if (once(random, 100)) {
    const thing = pick(random, [null, undefined, 0, 5, true, '', 'text', [], [{}], {}])
    return mutation('forged', `an event that is ${JSON.stringify(thing)}`, () => thing)
  }
  const seed = random.below(2 ** 32)
  return mutation('forged', `another shape (${seed})`, (event) => {
    const drawing = new Random(seed)
    const path = pathIn(drawing, event)
    return withPart(event, path, strangePart(drawing, strange, partAt(event, path)))
  })
}

function pathIn(random: Random, event: unknown): readonly string[] {
  const path = pick(random, SHAPED)
  const names = Object.keys(partsOf(partAt(event, path)))
  return names.length === 0 || once(random, 3) ? path : [...path, pick(random, names)]
}

function strangePart(random: Random, strange: StrangeValues, part: unknown): unknown {
  switch (random.below(10)) {
    case 0:
    case 1:
      return undefined
    case 2:
      return null
    case 3:
      return [part]
    case 4:
      return {
        ...partsOf(part),
        ...Object.fromEntries([[strange.text(random), strange.text(random)]]),
      }
    case 5:
      return pick(random, [0, 1, -1, 1.5, true, false, '', [], {}, [[]], { length: 1 }])
    case 6:
      return `[${JSON.stringify(part)}]`
    case 7:
      return some(random, [part, part, strange.text(random)])
    default:
      return strange.json(random)
  }
}
