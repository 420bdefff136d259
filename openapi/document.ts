import type { HttpOperation } from '../shared/operations/contract/operation.ts'
import { routesOf } from '../shared/operations/contract/routes.ts'
import { type Json, type JsonObject, schemaComponents } from './json-schemas.ts'
import { oauthErrorSchema } from './oauth-error-responses.ts'
import { operationObject } from './operation-object.ts'
import { GATEWAY_MESSAGE_SCHEMA, PROBLEM_SCHEMA, problemComponents } from './problem-responses.ts'
import { HEADERS } from './response-headers.ts'
import { SECURITY_SCHEMES } from './security.ts'
import { TAG_OBJECTS } from './tags.ts'

/** The version of the API, as in the `/v1` of its paths. It is not the version of this software. */
const API_VERSION = '1'

const DESCRIPTION = `Machine-to-machine credentials. An administrator of an account or an environment creates
keypairs for it. A machine exchanges a keypair for a short-lived access token.

Request bodies are JSON in UTF-8, at most 8 KiB and 8 levels deep. An unknown or repeated member is
answered with a 400 that names it. Times are RFC 3339, in UTC. If this document declares no request body
or no query parameters for an operation, a request must not have any.

If a path does not support the method of a request, the answer is 405 with \`Allow\`. If requests come too
fast, API Gateway answers 429 with its own text.`

/** The OpenAPI 3.1 document of these operations. The same operations always give the same document. */
export function openapiDocument(operations: readonly HttpOperation[]): JsonObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'feedback-keys',
      version: API_VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      {
        url: 'https://{api}.execute-api.{region}.amazonaws.com',
        description: 'A deployed stage.',
        variables: {
          api: { default: 'api', description: 'The id of the HTTP API: see the output ApiUrl.' },
          region: { default: 'eu-west-1' },
        },
      },
      { url: 'http://localhost:3000', description: 'The local service that `npm start` runs.' },
    ],
    tags: TAG_OBJECTS,
    paths: pathsOf(operations),
    components: {
      schemas: {
        ...schemaComponents(operations),
        Problem: PROBLEM_SCHEMA,
        OAuthError: oauthErrorSchema(operations),
        GatewayMessage: GATEWAY_MESSAGE_SCHEMA,
      },
      responses: problemComponents(operations),
      headers: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

/** The text of `docs/openapi.json`. */
export function openapiText(operations: readonly HttpOperation[]): string {
  return `${JSON.stringify(openapiDocument(operations), null, 2)}\n`
}

function pathsOf(operations: readonly HttpOperation[]): JsonObject {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of operations.flatMap(routesOf)) {
    const { path, method } = route
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(route) }
  }
  return paths
}
