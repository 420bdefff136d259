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

describe('what the service refuses', () => {
  it('is told at its field, in a sentence', () => {
    expect(
      errorsFrom(refusal(['comment', 'must be short'], ['expiresAt', 'must be later'])),
    ).toEqual({ comment: 'Comment must be short.', expiresAt: 'Expiry must be later.' })
  })

  it('names the scope that stands at the place it tells', () => {
    const error = refusal(['scopes[1]', 'must be a scope of the catalogue'])
    expect(errorsFrom(error, ['a', 'b'])).toEqual({
      scopes: 'b must be a scope of the catalogue.',
    })
    expect(errorsFrom(error)).toEqual({ scopes: 'Scopes must be a scope of the catalogue.' })
  })

  it('once for each field: the first reason', () => {
    expect(errorsFrom(refusal(['scopes[0]', 'is bad'], ['scopes', 'are many']), ['a'])).toEqual({
      scopes: 'a is bad.',
    })
  })

  it('of no field of the form is for the dialog to tell', () => {
    expect(errorsFrom(refusal(['ownerId', 'is bad'], ['__proto__', 'is bad']))).toEqual({})
    expect(errorsFrom(new Error('something else'))).toEqual({})
  })
})
