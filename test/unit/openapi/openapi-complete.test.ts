import { describe, expect, test } from 'vitest'
import { DomainError } from '../../../shared/domain/errors.ts'
import { problemResult } from '../../../shared/http/response/problem-details.ts'
import type { OAuthError } from '../../../shared/http/token/oauth-error.ts'
import { errorsOf } from '../../../shared/operations/contract/common-errors.ts'
import { PROBLEMS } from '../../../shared/operations/contract/problems.ts'
import { routesOf } from '../../../shared/operations/contract/routes.ts'
import { routedOperations } from '../../../shared/operations/index.ts'
import { keypair, keypairWithSecret } from '../../../shared/operations/schemas/keypair-schema.ts'
import { codesOf, documented, headersOf, openapi } from './openapi-document.ts'

const routes = routedOperations.flatMap(routesOf)
const managementRoutes = routes.flatMap(({ operation, ...route }) =>
  operation.form ? [] : [{ ...route, operation }],
)

test('the document has every route, and no other', () => {
  const there = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )

  expect(there.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted())
})

test('every route has a unique operationId, which begins with its operation’s id', () => {
  const ids = routes.map(({ method, path, operation }) => {
    const operationId = documented(method, path)?.operationId ?? ''
    expect(operationId.startsWith(operation.id)).toBe(true)
    return operationId
  })

  expect(new Set(ids).size).toBe(routes.length)
})

describe.each(managementRoutes)('$method $path', ({ method, path, operation }) => {
  const responses = documented(method, path)?.responses ?? {}

  test('has every success of the operation', () => {
    for (const status of Object.keys(operation.success)) expect(responses).toHaveProperty(status)
  })

  test('has exactly the errors of the operation, under their statuses', () => {
    const listed = Object.entries(responses).flatMap(([status, response]) =>
      (codesOf(response) ?? []).map((code) => `${status} ${code}`),
    )
    const answered = errorsOf(operation).map(
      (code) => `${problemResult(new DomainError(code, ''), '').statusCode} ${code}`,
    )

    expect(listed.toSorted()).toEqual(answered.toSorted())
  })

  test('accepts If-Match exactly where a precondition can fail', () => {
    const names = documented(method, path)?.parameters.map(({ name }) => name) ?? []

    expect(names.includes('If-Match')).toBe(operation.errors.includes('precondition-failed'))
  })

  test('has an ETag wherever a keypair is shown, and a Location where it has a new secret', () => {
    for (const [status, schema] of Object.entries(operation.success)) {
      const headers = headersOf(responses[status])
      const hasKeypair = schema === keypair || schema === keypairWithSecret
      if (hasKeypair) expect(headers).toContain('ETag')
      expect(headers.includes('Location')).toBe(schema === keypairWithSecret)
    }
  })
})

test('a problem document may have every error code', () => {
  expect(openapi.components.schemas.Problem?.properties).toMatchObject({
    code: { enum: Object.keys(PROBLEMS) },
  })
})

test('the token endpoint has its success, and each status of an OAuth error', () => {
  const responses = documented('POST', '/oauth2/token')?.responses ?? {}

  expect(Object.keys(responses)).toEqual(['200', '400', '401', '405', '413', '415', '500', '503'])
  expect(headersOf(responses['401'])).toContain('WWW-Authenticate')
  expect(headersOf(responses['405'])).toContain('Allow')
  expect(headersOf(responses['503'])).toContain('Retry-After')
})

test('every error of the token endpoint is listed', () => {
  // The compiler demands every new error of the endpoint here.
  const errors: Record<OAuthError['error'], true> = {
    invalid_request: true,
    invalid_client: true,
    invalid_scope: true,
    unsupported_grant_type: true,
    temporarily_unavailable: true,
    server_error: true,
  }

  expect(openapi.components.schemas.OAuthError?.properties).toMatchObject({
    error: { enum: Object.keys(errors) },
  })
})

test('a request body is required exactly where one of its members is required', () => {
  expect(documented('POST', '/v1/accounts/{ownerId}/keypairs')?.requestBody?.required).toBe(true)
  const rotation = documented('POST', '/v1/accounts/{ownerId}/keypairs/{keyId}/secrets')
  expect(rotation?.requestBody?.required).toBe(false)
})
