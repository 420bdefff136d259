// `npm run test:mutation`: all four groups, or the survivors of the files that are named.
import { CommandError } from '../../command-line/command-error.ts'
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { parseWords } from '../../command-line/parse-words.ts'
import { interruption } from '../deploy/interruption.ts'
import { checkReport } from './check.ts'
import { groupOfFile } from './scope.ts'
import { runStryker } from './stryker.ts'

async function test(words: readonly string[]): Promise<void> {
  const { values, positionals: files } = parseWords(words, {
    force: { type: 'boolean' },
    concurrency: { type: 'string' },
  })
  const groups = groupOfFile()
  const stranger = files.find((file) => !groups.has(file))
  if (stranger !== undefined) {
    throw new CommandError(`'${stranger}' is not mutated; test/mutation/scope.ts lists what is.`)
  }
  const options = [
    ...(values.force ? ['--force'] : []),
    ...(values.concurrency ? ['--concurrency', values.concurrency] : []),
    ...(files.length > 0 ? ['--mutate', files.join()] : []),
  ]
  await runStryker(options, interruption())
  const { faults, figure } = await checkReport(files)
  for (const fault of faults) console.error(fault)
  console.log(figure)
  process.exitCode = faults.length > 0 ? 1 : 0
}

await exitOnCommandError(() => test(process.argv.slice(2)))
