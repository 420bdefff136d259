import * as z from 'zod/mini'
import { openapiDocument } from '../../../openapi/document.ts'
import { routedOperations } from '../../../shared/operations/index.ts'

const reference = z.looseObject({ $ref: z.optional(z.string()) })
const code = z.object({ properties: z.object({ code: z.object({ enum: z.array(z.string()) }) }) })
const problem = z.object({
  content: z.object({
    'application/problem+json': z.object({ schema: z.object({ allOf: z.array(z.unknown()) }) }),
  }),
})
const success = z.looseObject({ headers: z.record(z.string(), reference) })
const parameter = z.looseObject({ name: z.string(), in: z.string() })

/** The parts of the document that tests read. */
const schema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z._default(z.array(parameter), []),
        requestBody: z.optional(z.looseObject({ required: z.boolean() })),
        responses: z.record(z.string(), reference),
      }),
    ),
  ),
  components: z.looseObject({
    schemas: z.record(z.string(), z.looseObject({})),
    responses: z.record(z.string(), problem),
  }),
})

export const openapi = z.parse(schema, openapiDocument(routedOperations))

export function documented(method: string, path: string) {
  return openapi.paths[path]?.[method.toLowerCase()]
}

/** The error codes of a response that is a `$ref`; undefined for any other. */
export function codesOf(response: z.output<typeof reference> | undefined) {
  const name = response?.$ref?.replace('#/components/responses/', '')
  if (name === undefined) return undefined
  const narrowing = openapi.components.responses[name]?.content['application/problem+json'].schema
  return z.parse(code, narrowing?.allOf.at(-1)).properties.code.enum
}

/** The names of the headers of a response that is not a `$ref`. */
export function headersOf(response: unknown): readonly string[] {
  return Object.keys(z.parse(success, response).headers)
}
