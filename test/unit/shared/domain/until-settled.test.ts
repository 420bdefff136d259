import { expect, test } from 'vitest'
import { notFound } from '../../../../shared/domain/errors.ts'
import { untilSettled } from '../../../../shared/domain/until-settled.ts'

test.each([1, 2, 8])(
  'what settles at try %i is answered, and not tried again',
  async (settlesAt) => {
    let tries = 0
    const settled = await untilSettled(async () => {
      tries += 1
      return tries === settlesAt ? 'settled' : undefined
    })
    expect(settled).toBe('settled')
    expect(tries).toBe(settlesAt)
  },
)

test.each([null, false, 0, ''])('%j is an answer like any other', async (answer) => {
  expect(await untilSettled(async () => answer)).toBe(answer)
})

test('what is overtaken at every try ends, and asks the caller to come back', async () => {
  let tries = 0
  const never = untilSettled(async () => {
    tries += 1
    return undefined
  })
  await expect(never).rejects.toMatchObject({ code: 'temporarily-unavailable' })
  expect(tries).toBe(8)
})

test('an error is not tried again: what it says of now it would say again', async () => {
  let tries = 0
  const failing = untilSettled(async () => {
    tries += 1
    throw notFound()
  })
  await expect(failing).rejects.toMatchObject({ code: 'not-found' })
  expect(tries).toBe(1)
})
