import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { synthesized } from '../synthesized.ts'
import { alarmsIn } from './alarms.ts'

const template = synthesized()
const runbook = readFileSync('docs/runbook.md', 'utf8')

/** The heading of an alarm's section is the alarm's name; other headings are sentences. */
const sections = [...runbook.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name)

/** The description of a rule on AWS events names the section about it. */
const toldByRules = Object.values(template.findResources('AWS::Events::Rule'))
  .filter(({ Properties }) => Properties.EventPattern !== undefined)
  .map(({ Properties }) => String(Properties.Description).match(/See ([a-z-]+) in docs/)?.[1])

const alarms = alarmsIn(template)

describe('the runbook', () => {
  it('has a section for each alarm, by its name, and none for an alarm that does not exist', () => {
    expect(sections.toSorted()).toEqual([...alarms.keys(), ...toldByRules].toSorted())
  })

  it.each(sections)('says for %s what it means, what to look at and what to do', (name) => {
    const [, section = ''] = runbook.split(`\n## ${name}\n`)
    const [text = ''] = section.split('\n## ')
    for (const part of ['**Means**', '**Look**', '**Do**']) expect(text).toContain(part)
  })

  it('counts the metrics for which the alarms cost money', () => {
    const metrics = [...alarms.values()].flatMap(({ watched }) => watched)
    const [, counted] = runbook.match(/(\d+ alarms on \d+ metrics)/) ?? []
    expect(counted).toBe(`${alarms.size} alarms on ${metrics.length} metrics`)
  })
})
