import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { PAGE_LIMIT_DEFAULT } from '../shared/operations/schemas/primitives.ts'
import { type Json, type JsonObject, objectOf } from './json-schemas.ts'

/** What each parameter means; and its schema, where the text that is parsed stands for something else. */
const PARAMETERS: Readonly<Record<string, { description: string; schema?: JsonObject }>> = {
  ownerId: { description: 'The account or environment, by the id it was registered under.' },
  accountId: { description: "The account's id, which the Feedback backend chooses." },
  environmentId: { description: "The environment's id, which the Feedback backend chooses." },
  keyId: { description: 'The key ID: the client_id of the keypair.' },
  secretId: { description: "One of the keypair's secrets." },
  userId: { description: "The user's OIDC sub, percent-encoded." },
  limit: {
    description: 'The most items that a page may have.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: PAGE_LIMIT_DEFAULT },
  },
  cursor: { description: 'The nextCursor of the page before.' },
}

const ENTITY_TAGS: JsonObject = { type: 'string' }

/** Path, query and header parameters of an operation. */
export function parametersOf(operation: HttpOperation): readonly Json[] {
  return [
    ...parametersIn('path', objectOf(operation.params).properties),
    ...parametersIn('query', objectOf(operation.query).properties),
    ...headersOf(operation),
  ]
}

function parametersIn(place: 'path' | 'query', members: JsonObject): readonly Json[] {
  return Object.entries(members).map(([name, wireSchema]) => {
    const known = PARAMETERS[name]
    if (known === undefined) throw new Error(`openapi/parameters.ts does not describe ${name}`)
    const { description, schema = wireSchema } = known
    return { name, in: place, required: place === 'path', description, schema }
  })
}

function headersOf({ errors, form, success }: HttpOperation): readonly Json[] {
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    description: 'Go on only if the keypair still has this ETag; * for any. 412 otherwise.',
    schema: ENTITY_TAGS,
  }
  const ifNoneMatch = {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag that the caller has already: 304 if it is still current.',
    schema: ENTITY_TAGS,
  }
  return [
    ...(!form && errors.includes('precondition-failed') ? [ifMatch] : []),
    ...(success[304] === undefined ? [] : [ifNoneMatch]),
  ]
}
