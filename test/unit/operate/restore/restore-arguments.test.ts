import { expect, test } from 'vitest'
import { restoreArguments } from '../../../../operate/restore/restore-arguments.ts'

const tables = ['--table', 'restored', '--events', 'events']

test('two tables are enough', () => {
  expect(restoreArguments(tables)).toEqual({
    tableName: 'restored',
    auditEventsTableName: 'events',
    since: undefined,
    isDryRun: false,
    isForced: false,
  })
})

test('a time with a zone is accepted', () => {
  const given = restoreArguments([...tables, '--since', '2026-11-23T05:00:00+01:00', '--dry-run'])
  expect(given).toMatchObject({ since: new Date('2026-11-23T04:00:00Z'), isDryRun: true })
})

test.each([
  [['--table', 'restored'], /--table and --events are needed/],
  [['--table', 'one', '--events', 'one'], /the same table/],
  [[...tables, '--sinse', '2026-11-23T04:00:00Z'], /--sinse/],
  [[...tables, 'restored'], /restored/],
  [[...tables, '--since', '2026-11-23'], /'2026-11-23' is not/],
  [[...tables, '--since', '2026-11-23T04:00:00'], /is not/],
  [[...tables, '--since', '2026-13-23T04:00:00Z'], /is not/],
])('%j is refused with one clear message', (words, sentence) => {
  expect(() => restoreArguments(words)).toThrow(sentence)
})
