import * as z from 'zod/mini'
import { defineOperation } from './contract/json-operation.ts'

/**
 * API Gateway's catch-all: a wrong method on a known path is told which methods there are, and an
 * unknown path gets a problem document instead of the gateway's own words.
 */
export const answerUnmatched = defineOperation({
  id: 'answer-unmatched',
  method: 'GET',
  paths: ['$default'],
  caller: 'anyone',
  summary: 'Answer what no route matches: 404, 405 with Allow, or a CORS preflight.',
  params: z.looseObject({}),
  query: z.looseObject({}),
  body: undefined,
  success: { 204: null },
  errors: ['not-found', 'method-not-allowed'],
  uses: ['consoleOrigin'],
})
