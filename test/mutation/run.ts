// `npm run test:mutation`: all four groups, or the files of them that are named. Prints what is wrong.
import { parseArgs } from 'node:util'
import { CommandError } from '../../command-line/command-error.ts'
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { interruption } from '../deploy/interruption.ts'
import { checkGroups, checkSurvivors } from './check.ts'
import { mutantsIn, readReport } from './report.ts'
import { groupOfFile } from './scope.ts'
import { runStryker } from './stryker.ts'
import { readSurvivors } from './survivors.ts'

async function test(words: readonly string[]): Promise<void> {
  const groups = groupOfFile()
  const { values, positionals } = parse(words)
  const stranger = positionals.find((file) => !groups.has(file))
  if (stranger !== undefined) {
    throw new CommandError(`'${stranger}' is not mutated; test/mutation/scope.ts lists what is.`)
  }
  const options = Object.entries(values).map(([name, value]) =>
    value === true ? `--${name}` : `--${name}=${value}`,
  )
  if (positionals.length > 0) options.push('--mutate', positionals.join())
  await runStryker(options, interruption())

  const files = new Set(positionals.length > 0 ? positionals : groups.keys())
  const mutants = mutantsIn(await readReport(), files)
  const listed = await readSurvivors()
  const { faults, figure } =
    positionals.length === 0
      ? checkGroups(mutants, groups, listed)
      : {
          faults: checkSurvivors(
            mutants,
            listed.filter((words) => isOf(words, files)),
          ),
          figure: `${mutants.length} mutants`,
        }
  for (const fault of faults) console.error(fault)
  console.log(figure)
  process.exitCode = faults.length > 0 ? 1 : 0
}

function isOf(words: string, files: ReadonlySet<string>): boolean {
  return files.has(words.slice(0, words.indexOf(': ')))
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { force: { type: 'boolean' }, concurrency: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

await exitOnCommandError(() => test(process.argv.slice(2)))
