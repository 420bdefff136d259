import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../../../console/api/api-error.ts'
import { errorsFrom } from '../../../../../console/keypairs/form/draft-errors.ts'

function refusal(...members: readonly (readonly [string, string])[]): ApiError {
  return new ApiError({
    status: 400,
    code: 'invalid-request',
    members: members.map(([member, reason]) => ({ member, reason })),
  })
}

describe('a fault that the service reports', () => {
  it('is a sentence at its field', () => {
    expect(
      errorsFrom(refusal(['comment', 'must be short'], ['expiresAt', 'must be later'])),
    ).toEqual({ comment: 'Comment must be short.', expiresAt: 'Expiry must be later.' })
  })

  it('names the scope at the reported place', () => {
    const error = refusal(['scopes[1]', 'must be a scope of the catalogue'])
    expect(errorsFrom(error, ['a', 'b'])).toEqual({
      scopes: 'b must be a scope of the catalogue.',
    })
    expect(errorsFrom(error)).toEqual({ scopes: 'Scopes must be a scope of the catalogue.' })
  })

  it('is only shown if it is the first one of its field', () => {
    expect(errorsFrom(refusal(['scopes[0]', 'is bad'], ['scopes', 'are many']), ['a'])).toEqual({
      scopes: 'a is bad.',
    })
  })

  it('of another member is not shown at any field', () => {
    expect(errorsFrom(refusal(['ownerId', 'is bad'], ['__proto__', 'is bad']))).toEqual({})
    expect(errorsFrom(new Error('something else'))).toEqual({})
  })
})
