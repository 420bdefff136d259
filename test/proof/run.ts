// `npm run test:proof`: runs every part of the proof, or the named ones, each in a separate process.
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { interruption } from '../deploy/interruption.ts'
import { proofArguments } from './runner/arguments.ts'
import type { Outcome } from './runner/outcome.ts'
import { runPart } from './runner/part-process.ts'
import { isRed, report, summary } from './runner/report.ts'
import { drawSeed } from './runner/seed.ts'
import { twoAtATime } from './runner/two-at-a-time.ts'

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

await exitOnCommandError(() => prove(process.argv.slice(2)))
