// `npm run test:proof`: every part of the proof, or those that are named, each in a process of its own.
import { exitOnStartError } from '../../command-line/exit-on-start-error.ts'
import { interruption } from '../deploy/interruption.ts'
import { proofArguments } from './arguments.ts'
import type { Outcome } from './outcome.ts'
import { runPart } from './part-process.ts'
import { isRed, report, summary } from './report.ts'
import { drawSeed } from './seed.ts'
import { twoAtATime } from './two-at-a-time.ts'

async function prove(words: readonly string[]): Promise<void> {
  const { parts, seed = drawSeed(), amount } = proofArguments(words)
  const signal = interruption()
  const outcomes: Outcome[] = []
  console.log(`seed ${seed}`)
  await twoAtATime(parts, async (part) => {
    if (signal.aborted) return
    const outcome = await runPart({ part, seed, amount }, { signal })
    outcomes.push(outcome)
    console.log(report(outcome))
  })
  console.log(signal.aborted ? `interrupted: ${summary(outcomes)}` : summary(outcomes))
  process.exitCode = signal.aborted || outcomes.some(isRed) ? 1 : 0
}

await exitOnStartError(() => prove(process.argv.slice(2)))
