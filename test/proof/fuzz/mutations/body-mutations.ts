import { Random } from '../../runner/random.ts'
import { bodyBytes, partsOf, withBytes, withPart, withText } from '../harness/event-parts.ts'
import { once, pick } from '../harness/random-choice.ts'
import { mutateBytes, mutateText } from './mutate-text.ts'
import { type Mutation, mutation } from './mutation.ts'
import { longRun, type StrangeValues } from './strange-values.ts'
import { textChange } from './text-mutations.ts'

/** Around the largest body that the product reads, and far beyond. */
const BODY_LENGTHS = [8_190, 8_191, 8_192, 8_193, 8_194, 100_000]
const BODY_LENGTH_MAX = 6 * 1024 * 1024
/** Repeated, each fills a body up to a length. */
const FILLERS = [' ', '&', 'a', 'x=', '&x=%41', '[', '{"a":', '"', '\u00e9']
const HUGE = 'a=b&'.repeat(BODY_LENGTH_MAX / 4)

/** Other bytes of the body, another encoding, or a wrong `isBase64Encoded`. */
export function bodyMutation(random: Random, strange: StrangeValues): Mutation {
  const seed = random.below(2 ** 32)
  switch (random.below(7)) {
    case 0:
      return mutation('harmless', 'base64', (event) => withBytes(event, bodyBytes(event)))
    case 1:
      return mutation('forged', 'wrong isBase64Encoded', (event) => {
        const { isBase64Encoded } = partsOf(event)
        return withPart(event, ['isBase64Encoded'], isBase64Encoded !== true)
      })
    case 2:
      return mutation('sent', 'other text', (event) =>
        withText(event, mutateText(new Random(seed), strange, bodyBytes(event).toString())),
      )
    case 3: {
      const change = textChange(random, strange)
      return mutation('forged', 'other base64', (event) => {
        const encoded = bodyBytes(event).toString('base64')
        return { ...partsOf(event), body: change(encoded), isBase64Encoded: true }
      })
    }
    case 4:
      return sizeMutation(random)
    default:
      return mutation('sent', 'other bytes', (event) =>
        withBytes(event, mutateBytes(new Random(seed), strange, bodyBytes(event))),
      )
  }
}

function sizeMutation(random: Random): Mutation {
  if (once(random, 500)) {
    const isBase64Encoded = once(random, 2)
    return mutation('sent', 'megabytes', (event) => ({
      ...partsOf(event),
      body: HUGE,
      isBase64Encoded,
    }))
  }
  const length = pick(random, BODY_LENGTHS)
  const filler = once(random, 10) ? longRun(random) : pick(random, FILLERS)
  return mutation('sent', `a body of ${length}`, (event) => {
    const body = bodyBytes(event)
    const more = Math.max(0, length - body.length)
    const padding = filler === '' ? '' : filler.repeat(Math.ceil(more / filler.length))
    return withBytes(event, Buffer.concat([body, Buffer.from(padding)]).subarray(0, length))
  })
}
