import { describe, expect, test } from 'vitest'
import { CommandError } from '../../../command-line/command-error.ts'
import { startArguments, tokenArguments } from '../../../local/start-arguments.ts'

describe('the arguments of npm start', () => {
  test('the port comes from the flag, else from the environment, else it is 3000', () => {
    expect(startArguments(['--port', '4000'], { PORT: '5000' }).port).toBe(4000)
    expect(startArguments([], { PORT: '5000' }).port).toBe(5000)
    expect(startArguments([], {}).port).toBe(3000)
    expect(startArguments(['--port=0'], {}).port).toBe(0)
  })

  test('data is in memory unless a folder is given', () => {
    expect(startArguments([], {}).dataDirectory).toBeUndefined()
    expect(startArguments(['--data', 'kept'], {}).dataDirectory).toBe('kept')
  })

  test('a mistake gives one clear message', () => {
    const mistakes: readonly (readonly [readonly string[], NodeJS.ProcessEnv])[] = [
      [['--prot', '1'], {}],
      [['--port'], {}],
      [['--port', '65536'], {}],
      [['--port', '-1'], {}],
      [['--port', '3e3'], {}],
      [['--port', ''], {}],
      [['extra'], {}],
      [['--data', ''], {}],
      [[], { PORT: 'http' }],
    ]
    for (const [words, variables] of mistakes) {
      const parse = () => startArguments(words, variables)
      expect(parse).toThrow(CommandError)
      expect(parse).toThrow(/^[^\n]+\.$/)
    }
  })
})

test('print-token accepts one user, and a port', () => {
  expect(tokenArguments(['ada', '--port', '4000'], {})).toEqual({ user: 'ada', port: 4000 })
  expect(() => tokenArguments([], {})).toThrow(CommandError)
  expect(() => tokenArguments(['ada', 'tess'], {})).toThrow(CommandError)
  expect(() => tokenArguments(['ada', '--admin'], {})).toThrow("Unknown option '--admin'")
})
