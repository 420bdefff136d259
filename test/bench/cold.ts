// What a cold start costs above that of an empty function. Each deployed bundle runs in a new process of the
// runtime's Node. They are measured in turn, round by round, so that a drift of the machine affects all of them.
// Arguments name other operations than issue-token; those that need a user are loaded but not called.
//
// AWS is a stand-in without TLS. So a first answer lacks the handshakes, and pays for the SDK's import of
// `node:http`: with TLS, the CPU of a token's first answer was 10 ms less.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleFunctions } from '../../infra/lambda/bundle.ts'
import { coldEvents } from './cold-events.ts'
import { type ColdStart, coldStarts } from './cold-start.ts'
import { prepare } from './fixture.ts'
import { line, spreadOf } from './measure.ts'

const ROUNDS = 31

const folder = mkdtempSync(join(tmpdir(), 'bench-cold-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
const bundles = join(folder, 'functions')
const { sizes } = bundleFunctions(fileURLToPath(import.meta.resolve('../../functions')), bundles)
const [, , ...named] = process.argv
const functions = (named.length > 0 ? named : ['issue-token']).map((id) => {
  const [, bytes] = sizes.find(([name]) => name === id) ?? []
  if (bytes === undefined) throw new Error(`there is no operation ${id}`)
  const starts: ColdStart[] = []
  return { id, bytes, path: join(bundles, id, `${id}.js`), starts }
})

const fixture = await prepare()
const events = coldEvents(fixture)
const { empty, start } = coldStarts(folder)
const nothing: ColdStart[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  nothing.push(start(empty, undefined))
  for (const { id, path, starts } of functions) starts.push(start(path, events.get(id)))
}
fixture.stop()

type Figure = (start: ColdStart) => number
/** Compares within each round, so that other work of the machine is in both figures. */
const aboveNothing = (starts: readonly ColdStart[], figure: Figure) =>
  starts.map((one, round) => figure(one) - figure(nothing[round] ?? one))

const empties = (figure: Figure) => spreadOf(nothing.map(figure)).median.toFixed(0)
const cpu = empties(({ ready }) => ready.cpu)
const wall = empties(({ ready }) => ready.wall)
console.log(`${ROUNDS} rounds, Node ${process.version}; milliseconds above an empty function,`)
console.log(`which takes ${cpu} of CPU and ${wall} in all`)
console.log(''.padEnd(64) + ['minimum', 'median', 'maximum'].map((s) => s.padStart(10)).join(''))
for (const { id, bytes, starts } of functions) {
  const report = (name: string, figure: Figure) =>
    console.log(line(`  ${name}`, aboveNothing(starts, figure)))
  console.log(`${id}, ${(bytes / 1000).toFixed(0)} kB`)
  report('ready, CPU', ({ ready }) => ready.cpu)
  report('ready, time', ({ ready }) => ready.wall)
  if (!events.has(id)) continue
  report('first answer, CPU', ({ answered }) => answered.cpu)
  report('first answer, time', ({ answered }) => answered.wall)
}
process.exit(0)
