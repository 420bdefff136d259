// The entry point for CDK. It declares the stacks of one stage, which `-c stage=…` chooses. The stage's
// settings are in `stages/<stage>.json`, or on the command line as `-c name=value`.
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { builtConsole } from '../console/hosting/build.ts'
import { ConsoleBuildError } from '../console/hosting/console-build-error.ts'
import { bundleFunctions } from '../infra/lambda/bundle.ts'
import { readSettings } from '../infra/settings/read-settings.ts'
import { SettingsError } from '../infra/settings/settings-error.ts'
import type { StageSettings } from '../infra/settings/stage-settings.ts'
import { addStage } from '../infra/stage.ts'

const repository = join(import.meta.dirname, '..')
const app = new App()
const settings = settingsOrExit()
const { codeOf, sizes } = bundleFunctions(
  join(repository, 'functions'),
  join(repository, 'dist', 'functions'),
)
for (const [id, bytes] of sizes)
  console.error(`${String(Math.round(bytes / 1000)).padStart(5)} kB  ${id}`)
const consoleFolder = await consoleOrExit()
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
addStage(app, settings, { codeOf, consoleFolder })

/** If a setting is wrong, prints one sentence without a stack trace: the operator can fix the setting. */
function settingsOrExit(): StageSettings {
  try {
    return readSettings(app.node, join(repository, 'stages'))
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

/**
 * If the build fails, prints the build's output: it says where the sources are wrong. A stack trace would
 * not.
 */
async function consoleOrExit(): Promise<string> {
  try {
    return await builtConsole(() => console.error('building the console'))
  } catch (error) {
    if (!(error instanceof ConsoleBuildError)) throw error
    console.error(`${error.output}\n${error.message}`)
    process.exit(1)
  }
}
