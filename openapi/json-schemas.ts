import * as z from 'zod/mini'
import { COMMENT_CODE_POINTS_MAX } from '../shared/domain/keypairs/comment.ts'
import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { comment, ownerName, scopeNames } from '../shared/operations/schemas/primitives.ts'

/** A part of the document: JSON, with its members in the order in which they are written. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json
}

const COMPONENTS = '#/components/schemas/'

export function schemaRef(name: string): JsonObject {
  return { $ref: COMPONENTS + name }
}

/** The JSON Schema of the wire form. It is a `$ref` if the schema has an id. */
export function schemaOf(schema: z.ZodMiniType): Json {
  return converted(schema).schema
}

/** The members of an object schema by name, and the names of the required ones. */
export function objectOf(schema: z.ZodMiniType): {
  readonly properties: JsonObject
  readonly required: Json
} {
  const object = schemaOf(schema)
  if (!isObject(object)) return { properties: {}, required: [] }
  const { properties = {}, required = [] } = object
  return { properties: isObject(properties) ? properties : {}, required }
}

/** Whether an object schema has a required member. */
export function hasRequired(object: Json): boolean {
  return isObject(object) && object.required !== undefined
}

/** Every schema with an id that the operations use in requests and responses. */
export function schemaComponents(operations: readonly HttpOperation[]): JsonObject {
  const components: Record<string, Json> = {}
  for (const { body, success } of operations) {
    for (const schema of [body, ...Object.values(success)]) {
      if (schema) Object.assign(components, converted(schema).components)
    }
  }
  return components
}

/** Rules that these schemas check in code, written as JSON Schema keywords. */
const CHECKED_IN_CODE = new Map<z.core.$ZodType, object>([
  [comment, { maxLength: COMMENT_CODE_POINTS_MAX }],
  [ownerName, { maxLength: COMMENT_CODE_POINTS_MAX }],
  [scopeNames, { uniqueItems: true }],
])

/**
 * Converts a schema. The input of a codec is its wire form, for requests and for responses. The schema is
 * converted as a member of another one, because the library never turns a top-level schema into a `$ref`.
 */
function converted(schema: z.ZodMiniType): { schema: Json; components: JsonObject } {
  const text = JSON.stringify(
    z.toJSONSchema(z.object({ it: schema }), {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        Object.assign(jsonSchema, CHECKED_IN_CODE.get(zodSchema))
        // The library's pattern spells out the calendar. The format already implies it, except for UTC.
        if (jsonSchema.format === 'date-time') jsonSchema.pattern = 'Z$'
        delete jsonSchema.id
      },
    }),
  )
  const whole: unknown = JSON.parse(text.replaceAll('#/$defs/', COMPONENTS))
  const { properties, $defs } = z.parse(outline, whole)
  return { schema: properties.it, components: $defs }
}

const json: z.ZodMiniType<Json> = z.json()
const outline = z.object({
  properties: z.object({ it: json }),
  $defs: z._default(z.record(z.string(), json), {}),
})

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
