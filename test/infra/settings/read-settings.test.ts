import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../../infra/settings/read-settings.ts'
import { SETTING_NAMES } from '../../../infra/settings/schema.ts'
import { testApp } from '../synthesized.ts'
import { EVERY_SETTING, OTHER_SETTINGS } from './every-setting.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stages-'))
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
  file('production.json', '{ "keypairLimit": 7, "audience": "feedback-api" }')
  file('broken.json', '{ "keypairLimit": 7, }')
  file('listed.json', '[]')
  file('typo.json', '{ "keypairLimits": 7 }')
  file('copied.json', '{ "stage": "production" }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(context: Readonly<Record<string, unknown>>) {
  return readSettings(testApp(context).node, folder)
}

describe('the settings of a stage', () => {
  it('have defaults, so that nobody must state them', () => {
    expect(read({})).toMatchObject({
      stage: 'dev',
      identityProvider: undefined,
      mfaRequired: true,
      domain: undefined,
      console: true,
      firewall: false,
      tokenLifetimeSeconds: 900,
      keypairLimit: 100,
      platformPrincipals: [],
      removalProtection: true,
    })
  })

  it("are those of the stage's file", () => {
    expect(read({ stage: 'production' })).toMatchObject({
      stage: 'production',
      keypairLimit: 7,
      audience: 'feedback-api',
    })
  })

  it('can be changed on the command line, over the file', () => {
    expect(read({ stage: 'production', keypairLimit: '8' })).toMatchObject({
      keypairLimit: 8,
      audience: 'feedback-api',
    })
  })

  it('mean the same as texts and as JSON', () => {
    const texts = Object.entries(EVERY_SETTING).map(([name, value]) => [name, String(value)])
    expect(read(Object.fromEntries(texts))).toEqual(read(EVERY_SETTING))
  })

  it('are each set by one of the two stages that the synthesis is tested with', () => {
    const set = new Set([...Object.keys(EVERY_SETTING), ...Object.keys(OTHER_SETTINGS)])
    expect([...set].toSorted()).toEqual(SETTING_NAMES.toSorted())
  })
})

describe('docs/deploying.md', () => {
  it('has a row for every setting, and for no other', () => {
    const [, table = ''] = readFileSync('docs/deploying.md', 'utf8').split(
      '| setting | default | meaning |',
    )
    const rows = table.slice(0, table.indexOf('\n\n')).split('\n')
    const named = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/(?<=`)\w+(?=`)/g) ?? [])
    expect(named.toSorted()).toEqual(SETTING_NAMES.toSorted())
  })
})

describe("a stage's file", () => {
  it.each([
    ['broken', 'is not JSON'],
    ['listed', 'is not a JSON object of settings'],
    ['typo', 'There is no setting keypairLimits'],
    ['copied', 'names another stage'],
  ])('%s.json is refused in one sentence', (stage, sentence) => {
    expect(() => read({ stage })).toThrow(sentence)
  })
})
