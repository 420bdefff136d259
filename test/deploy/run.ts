// `npm run test:deploy` deploys the templates with the stock CDK CLI onto an emulator of AWS and takes the journey
// there. Then it changes one function, takes the journey again, and destroys everything.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Undo } from '../../local/stack/undo.ts'
import { CommandFailure } from './command.ts'
import { testDeployment } from './deployment.ts'
import { type Emulator, startEmulator } from './emulator.ts'
import { interruption } from './interruption.ts'
import { findPython, type Python, virtualEnvironment } from './python.ts'
import { step } from './steps.ts'

const repository = join(import.meta.dirname, '..', '..')
/** The Node of the Lambda runtime comes first. */
const path = [join(repository, 'node_modules', '.bin'), process.env.PATH].join(delimiter)

async function runOnEmulator(machine: Python, signal: AbortSignal): Promise<void> {
  const undo = new Undo()
  let emulator: Emulator | undefined
  try {
    const environments = join(repository, '.local', 'emulator')
    const python = await step('python', () =>
      virtualEnvironment(machine, environments, 'requirements.txt', signal),
    )
    const folder = await mkdtemp(join(tmpdir(), 'feedback-keys-deploy-'))
    undo.later(() => rm(folder, { recursive: true, force: true }))
    const started = await step('emulator', () => startEmulator({ python, folder, path }))
    emulator = started
    undo.later(() => step('everything stopped', started.stop))
    await testDeployment({ repository, folder, path, endpoint: started.endpoint, signal })
  } catch (error) {
    if (!signal.aborted) tell(error, emulator)
    throw error
  } finally {
    await undo.all()
  }
}

/** Prints what failed, with the emulator's log and the command's output. */
function tell(error: unknown, emulator: Emulator | undefined): void {
  if (emulator) console.error(`\n-- the emulator's log\n${emulator.log()}`)
  if (error instanceof CommandFailure)
    console.error(`\n-- what the command printed\n${error.output}`)
}

try {
  const python = await findPython()
  const signal = interruption()
  await step('deployed, used, updated and taken away', () => runOnEmulator(python, signal))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
