import { expect, test } from 'vitest'
import { notFound } from '../../../../shared/domain/errors.ts'
import { untilSettled } from '../../../../shared/domain/until-settled.ts'

test.each([1, 2, 8])(
  'a work that settles at try %i returns its answer, and is not tried again',
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

test.each([null, false, 0, ''])('%j is a normal answer', async (answer) => {
  expect(await untilSettled(async () => answer)).toBe(answer)
})

test('a try that is overtaken every time ends with a 503', async () => {
  let tries = 0
  const never = untilSettled(async () => {
    tries += 1
    return undefined
  })
  await expect(never).rejects.toMatchObject({ code: 'temporarily-unavailable' })
  expect(tries).toBe(8)
})

test('an error is not retried: it would be the same again', async () => {
  let tries = 0
  const failing = untilSettled(async () => {
    tries += 1
    throw notFound()
  })
  await expect(failing).rejects.toMatchObject({ code: 'not-found' })
  expect(tries).toBe(1)
})
