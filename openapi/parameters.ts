import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { PAGE_LIMIT_DEFAULT } from '../shared/operations/schemas/primitives.ts'
import { type Json, type JsonObject, objectOf } from './json-schemas.ts'

/** The description of each parameter. A schema here replaces the one that is derived from the operation. */
const PARAMETERS: Readonly<Record<string, { description: string; schema?: JsonObject }>> = {
  ownerId: { description: 'The ID of the account or environment.' },
  accountId: { description: "The account's ID. The platform chooses it." },
  environmentId: { description: "The environment's ID. The platform chooses it." },
  keyId: { description: 'The key ID: the client_id of the keypair.' },
  secretId: { description: "The ID of one of the keypair's secrets." },
  userId: { description: "The user's OIDC sub, percent-encoded." },
  limit: {
    description: 'The maximum number of items in a page.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: PAGE_LIMIT_DEFAULT },
  },
  cursor: { description: 'The nextCursor of the previous page.' },
}

const ENTITY_TAGS: JsonObject = { type: 'string' }

/** The path, query and header parameters of an operation. */
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
    description:
      'Make the change only if the keypair still has this ETag (* means any ETag). Otherwise the ' +
      'answer is 412.',
    schema: ENTITY_TAGS,
  }
  const ifNoneMatch = {
    name: 'If-None-Match',
    in: 'header',
    description: "The ETag of the caller's copy. If it is still current, the answer is 304.",
    schema: ENTITY_TAGS,
  }
  return [
    ...(!form && errors.includes('precondition-failed') ? [ifMatch] : []),
    ...(success[304] === undefined ? [] : [ifNoneMatch]),
  ]
}
