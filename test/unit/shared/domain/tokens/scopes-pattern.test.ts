import { expect, test } from 'vitest'
import { SCOPE_TOKEN_PATTERN } from '../../../../../shared/domain/tokens/scopes.ts'

test.each(['a', '!', '~', '#[', ']^', 'feedback-report:read', 'x'.repeat(64)])(
  '%j is a scope token [SC-01]',
  (text) => {
    expect(SCOPE_TOKEN_PATTERN.test(text)).toBe(true)
  },
)

test.each(['', ' a', 'a ', 'a b', '"a', 'a"', '\\a', 'a\\', 'é', '\u007f', 'a\n', 'x'.repeat(65)])(
  '%j is not a scope token [SC-01]',
  (text) => {
    expect(SCOPE_TOKEN_PATTERN.test(text)).toBe(false)
  },
)
