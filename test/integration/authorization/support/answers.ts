import type { Answer } from '../../../local-stack/answer.ts'

/** These differ between any two answers; the last one because request ids have escapes. */
const OF_THE_MOMENT = ['date', 'content-length']

export interface Comparable {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly text: string
}

/**
 * Every byte of an answer, except the id of its request, which it contains twice. Tests compare two
 * answers that must not differ by this.
 */
export function comparable({ status, headers, text, json }: Answer): Comparable {
  const requestId = String(json.requestId)
  return {
    status,
    headers: [...headers].filter(([name]) => !OF_THE_MOMENT.includes(name)),
    text: text.replaceAll(requestId, '…').replaceAll(encodeURIComponent(requestId), '…'),
  }
}
