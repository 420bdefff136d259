/** An HTTP response, read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as a JSON object; empty if it is not one. */
  readonly json: Readonly<Record<string, unknown>>
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: objectIn(text) }
}

/** @throws {Error} when the answer is not a success */
export function expectSuccess(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`expected success: ${answer.status} ${answer.text}`)
  return answer
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
