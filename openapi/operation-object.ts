import type { Form } from '../shared/operations/contract/oauth-operation.ts'
import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { ownerTypeIn, type Route } from '../shared/operations/contract/routes.ts'
import { keypair, keypairWithSecret } from '../shared/operations/schemas/keypair-schema.ts'
import { hasRequired, type Json, type JsonObject, objectOf, schemaOf } from './json-schemas.ts'
import { oauthErrorResponses } from './oauth-error-responses.ts'
import { parametersOf } from './parameters.ts'
import { problemRefs } from './problem-responses.ts'
import { type HeaderName, headerRefs } from './response-headers.ts'
import { CALLER_TEXT, SECURITY_OF } from './security.ts'
import { tagOf } from './tags.ts'

const MEANING_OF: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Created.',
  204: 'Done. The response has no body.',
  304: "The caller's copy is current.",
}

/** The OpenAPI operation object of one route. */
export function operationObject(route: Route): JsonObject {
  const { operation, path } = route
  const parameters = parametersOf(operation)
  const requestBody = requestBodyOf(operation)
  return {
    operationId: operationIdOf(route),
    summary: operation.summary,
    description: CALLER_TEXT[operation.caller],
    tags: [tagOf(path)],
    security: SECURITY_OF[operation.caller],
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: {
      ...successesOf(route),
      ...(operation.form ? oauthErrorResponses(operation) : problemRefs(operation)),
    },
  }
}

/** The operation's id. If the operation has several routes, a suffix distinguishes them. */
function operationIdOf({ operation, method, path }: Route): string {
  const parts: string[] = [operation.id]
  const ownerType = ownerTypeIn(`${method} ${path}`)
  if (ownerType && operation.paths[0].includes('{owners}')) parts.push(ownerType)
  if (operation.paths.length > 1) parts.push(path.slice(path.lastIndexOf('/') + 1))
  if (method !== operation.method) parts.push(method.toLowerCase())
  return parts.join('-')
}

function requestBodyOf(operation: HttpOperation): JsonObject | undefined {
  if (operation.form) return formBody(operation.form)
  if (operation.body === undefined) return undefined
  const schema = schemaOf(operation.body)
  // A missing body counts as an empty object, which is enough if no member is required.
  return { required: hasRequired(schema), content: jsonContent(schema) }
}

/**
 * Lists the parameters that the form uses. It leaves out those that are only recognised: nobody should send
 * them.
 */
function formBody({ description, parameters }: Form): JsonObject {
  const { properties, required } = objectOf(parameters)
  const schema = { type: 'object', description, properties, required }
  return { required: true, content: { 'application/x-www-form-urlencoded': { schema } } }
}

function successesOf({ operation, method }: Route): JsonObject {
  return Object.fromEntries(
    Object.entries(operation.success).map(([status, schema]) => [
      status,
      {
        description: MEANING_OF[Number(status)] ?? 'Done.',
        headers: headerRefs(headersOf(operation, Number(status))),
        ...(schema && method !== 'HEAD' && { content: jsonContent(schemaOf(schema)) }),
      },
    ]),
  )
}

function headersOf(operation: HttpOperation, status: number): readonly HeaderName[] {
  const schema = operation.success[status]
  const isTagged = schema === keypair || schema === keypairWithSecret || 304 in operation.success
  return [
    'Cache-Control',
    ...(isTagged ? ['ETag' as const] : []),
    ...(schema === keypairWithSecret ? ['Location' as const] : []),
    ...(operation.form ? ['Pragma' as const] : []),
  ]
}

function jsonContent(schema: Json): JsonObject {
  return { 'application/json': { schema } }
}
