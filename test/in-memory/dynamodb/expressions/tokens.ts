import { refuse } from '../refusal.ts'

const TOKEN = /\s*([:#]?[A-Za-z0-9_]+|<=|>=|<>|[=<>(),+-])\s*/y

/** The tokens of an expression, one after the other. */
export class Tokens {
  readonly #expression: string
  readonly #tokens: readonly string[]
  #place = 0

  constructor(expression: string) {
    this.#expression = expression
    this.#tokens = split(expression)
  }

  peek(): string | undefined {
    return this.#tokens[this.#place]
  }

  take(): string {
    const token = this.peek() ?? this.refuse()
    this.#place += 1
    return token
  }

  /** Takes a keyword or a sign if it comes next. Keywords may be in lower case. */
  accepts(word: string): boolean {
    if (this.peek()?.toUpperCase() !== word) return false
    this.#place += 1
    return true
  }

  expect(word: string): void {
    if (!this.accepts(word)) this.refuse()
  }

  expectEnd(): void {
    if (this.peek() !== undefined) this.refuse()
  }

  /** @throws ValidationException with the expression */
  refuse(): never {
    return refuse(`unsupported expression: ${this.#expression}`)
  }
}

function split(expression: string): readonly string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < expression.length) {
    const [, token] = TOKEN.exec(expression) ?? []
    if (token === undefined) return refuse(`unsupported expression: ${expression}`)
    tokens.push(token)
  }
  return tokens
}
