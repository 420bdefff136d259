import { expect, test } from 'vitest'
import { everyPage } from '../../../../console/api/every-page.ts'

test('A list is read to its end, each page with the cursor of the previous page', async () => {
  const asked: unknown[] = []
  const items = await everyPage(async (query) => {
    asked.push(query)
    return query.cursor === undefined
      ? { items: [1, 2], nextCursor: 'c' }
      : { items: [3], nextCursor: null }
  })
  expect(items).toEqual([1, 2, 3])
  expect(asked).toEqual([{}, { cursor: 'c' }])
})
