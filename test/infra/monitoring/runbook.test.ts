import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { synthesized } from '../synthesized.ts'
import { alarmsIn } from './alarms.ts'

const template = synthesized()
const runbook = readFileSync('docs/runbook.md', 'utf8')

/** A section of an alarm has its name for a heading; the others have a sentence's. */
const sections = [...runbook.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name)

/** A rule that tells of an event says in its description which section is about it. */
const toldByRules = Object.values(template.findResources('AWS::Events::Rule'))
  .filter(({ Properties }) => Properties.EventPattern !== undefined)
  .map(({ Properties }) => String(Properties.Description).match(/See ([a-z-]+) in docs/)?.[1])

const alarms = alarmsIn(template)

describe('the runbook', () => {
  it('has a section for each alarm, by its name, and none for an alarm that is not there', () => {
    expect(sections.toSorted()).toEqual([...alarms.keys(), ...toldByRules].toSorted())
  })

  it.each(sections)('says of %s what it means, what to look at and what to do', (name) => {
    const [, section = ''] = runbook.split(`\n## ${name}\n`)
    const [text = ''] = section.split('\n## ')
    for (const part of ['**Means**', '**Look**', '**Do**']) expect(text).toContain(part)
  })

  it('counts the metrics that alarms are charged for', () => {
    const metrics = [...alarms.values()].flatMap(({ watched }) => watched)
    const [, counted] = runbook.match(/(\d+ alarms on \d+ metrics)/) ?? []
    expect(counted).toBe(`${alarms.size} alarms on ${metrics.length} metrics`)
  })
})
