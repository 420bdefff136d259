import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'

/**
 * The catch-all route of API Gateway. For a wrong method on a known path, it answers which methods the path
 * supports. For an unknown path, it answers a problem document instead of the gateway's own text.
 */
export const answerUnmatched = defineOperation({
  id: 'answer-unmatched',
  method: 'GET',
  paths: ['$default'],
  caller: 'anyone',
  summary: 'Answer a request that matches no route: 404, 405 with Allow, or a CORS preflight.',
  params: z.looseObject({}),
  query: z.looseObject({}),
  body: undefined,
  success: { 204: null },
  errors: ['not-found', 'method-not-allowed'],
  uses: ['consoleOrigin'],
})
