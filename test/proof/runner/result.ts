import * as z from 'zod/mini'

const work = { unit: z.string(), count: z.number() }

/** The message with the result of a part. Its process sends it once. */
export const result = z.discriminatedUnion('outcome', [
  z.object({ ...work, outcome: z.literal('holds'), figure: z.string() }),
  z.object({ ...work, outcome: z.literal('broken'), failure: z.string() }),
])
export type Result = z.infer<typeof result>
