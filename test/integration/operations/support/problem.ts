import { expect } from 'vitest'
import type { Answer } from '../../../local-stack/answer.ts'

interface Problem {
  readonly status: number
  readonly code: string
  /** The member that the document must name, with a reason. */
  readonly member?: string
  readonly reason?: RegExp
}

/** The document of RFC 9457 as every operation answers it: complete, and with no other member. */
export function expectProblem(answer: Answer, { status, code, member, reason }: Problem): void {
  expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { errors, ...rest } = answer.json
  expect(rest).toEqual({
    type: 'about:blank',
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
    instance: `/requests/${encodeURIComponent(String(rest.requestId))}`,
    code,
    requestId: expect.stringMatching(/./),
  })
  if (member === undefined) return
  expect(errors).toContainEqual({ member, reason: expect.stringMatching(reason ?? /./) })
}

/** The content of a problem, without what differs between requests. */
export function wordsOf({ status, headers, json }: Answer) {
  const { instance: _, requestId: __, ...words } = json
  return { status, type: headers.get('content-type'), words }
}
