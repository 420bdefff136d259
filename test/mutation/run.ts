// `npm run test:mutation`: all four groups, or the survivors of the files that are named.
import { parseArgs } from 'node:util'
import { CommandError } from '../../command-line/command-error.ts'
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { interruption } from '../deploy/interruption.ts'
import { checkReport } from './check.ts'
import { groupOfFile } from './scope.ts'
import { runStryker } from './stryker.ts'

async function test(words: readonly string[]): Promise<void> {
  const { values, positionals: files } = parse(words)
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

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { force: { type: 'boolean' }, concurrency: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (error) {
    // Node's message goes on with advice that does not help here.
    const [sentence] = String(error instanceof Error ? error.message : error).split('. ')
    throw new CommandError(`${sentence}.`)
  }
}

await exitOnCommandError(() => test(process.argv.slice(2)))
