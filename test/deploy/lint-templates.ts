// `npm run lint:templates` synthesizes a stage with the default settings and two stages that together set every
// setting, as an operator would. The synthesis runs the rules of cdk-nag and of CloudFormation, and fails on a
// finding that nobody has accepted. Then cfn-lint reads every template.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EVERY_SETTING, OTHER_SETTINGS } from '../infra/settings/every-setting.ts'
import { CommandFailure, run } from './command.ts'
import { interruption } from './interruption.ts'
import { findPython, virtualEnvironment } from './python.ts'
import { step } from './steps.ts'

const repository = join(import.meta.dirname, '..', '..')
const environments = join(repository, '.local', 'cfn-lint')
const STAGES: readonly object[] = [{}, EVERY_SETTING, OTHER_SETTINGS]

const signal = interruption()
const options = { cwd: repository, env: process.env, signal }

async function lintTemplates(folder: string): Promise<void> {
  const machine = await findPython()
  const python = await step('python', () =>
    virtualEnvironment(machine, environments, 'cfn-lint-requirements.txt', signal),
  )
  const templates: string[] = []
  for (const [place, stage] of STAGES.entries()) {
    const output = join(folder, String(place))
    const settings = Object.entries(stage).map(([name, value]) => `${name}=${value}`)
    const context = settings.flatMap((setting) => ['-c', setting])
    const flags = ['--all', '--quiet', '--strict', '--output', output]
    await step(`cdk synth, ${settings[0] ?? 'defaults'}`, () =>
      run('node_modules/.bin/cdk', ['synth', ...flags, ...context], options),
    )
    const files = await readdir(output)
    templates.push(
      ...files.filter((file) => file.endsWith('.template.json')).map((file) => join(output, file)),
    )
  }
  await step(`cfn-lint, ${templates.length} templates`, () =>
    run(join(dirname(python), 'cfn-lint'), templates, options),
  )
}

const folder = await mkdtemp(join(tmpdir(), 'feedback-keys-templates-'))
try {
  await lintTemplates(folder)
} catch (error) {
  if (error instanceof CommandFailure) console.error(error.output)
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
