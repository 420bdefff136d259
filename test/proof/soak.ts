// `npm run soak -- 2h`: runs the parts of the proof at their soak counts, round after round, each with a new
// seed, until the time is over. It reports a part that does not hold at once, and continues.
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { interruption } from '../deploy/interruption.ts'
import { soakArguments } from './runner/arguments.ts'
import type { Outcome } from './runner/outcome.ts'
import { runPart } from './runner/part-process.ts'
import { isRed, report, summary } from './runner/report.ts'
import { drawSeed } from './runner/seed.ts'
import { twoAtATime } from './runner/two-at-a-time.ts'

async function soak(words: readonly string[]): Promise<void> {
  const { seconds, parts } = soakArguments(words)
  const interrupted = interruption()
  const signal = AbortSignal.any([interrupted, AbortSignal.timeout(seconds * 1_000)])
  const outcomes: Outcome[] = []
  let round = 0
  while (!signal.aborted) {
    round += 1
    const seed = drawSeed()
    console.log(`round ${round}, seed ${seed}`)
    // Each round starts elsewhere: a soak shorter than a round would never reach the last parts of the
    // catalogue.
    const first = seed % parts.length
    await twoAtATime([...parts.slice(first), ...parts.slice(0, first)], async (part) => {
      if (signal.aborted) return
      const outcome = await runPart({ part, seed, amount: 'soak' }, { signal })
      outcomes.push(outcome)
      console.log(report(outcome))
    })
  }
  console.log(`${interrupted.aborted ? 'interrupted' : 'the time is over'} in round ${round}`)
  console.log(summary(outcomes))
  const hasHeld = outcomes.some(({ verdict }) => verdict.state === 'holds')
  process.exitCode = interrupted.aborted || !hasHeld || outcomes.some(isRed) ? 1 : 0
}

await exitOnCommandError(() => soak(process.argv.slice(2)))
