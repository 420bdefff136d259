import { Random } from '../../runner/random.ts'
import { textAt, withPart } from '../harness/event-parts.ts'
import { mutateText } from './mutate-text.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'

/** A change of the text at a path. It is drawn now, so that the mutation always does the same. */
export function textMutation(
  random: Random,
  strange: StrangeValues,
  path: readonly string[],
): Mutation {
  const change = textChange(random, strange)
  return mutation('sent', `another ${path.join('.')}`, (event) =>
    withPart(event, path, change(textAt(event, path))),
  )
}

/** A random change of a text, which always does the same. */
export function textChange(random: Random, strange: StrangeValues): (text: string) => string {
  const seed = random.below(2 ** 32)
  return (text) => mutateText(new Random(seed), strange, text)
}
