import type { Answer } from '../../../local-stack/answer.ts'

/** They differ from one answer to the next, whatever is asked: the last because request ids have escapes. */
const OF_THE_MOMENT = ['date', 'content-length']

export interface Comparable {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly text: string
}

/**
 * Every byte of an answer but for what names the request it answers: its id, twice. Two answers that
 * are to tell nothing apart are compared by this.
 */
export function comparable({ status, headers, text, json }: Answer): Comparable {
  const requestId = String(json.requestId)
  return {
    status,
    headers: [...headers].filter(([name]) => !OF_THE_MOMENT.includes(name)),
    text: text.replaceAll(requestId, '…').replaceAll(encodeURIComponent(requestId), '…'),
  }
}
