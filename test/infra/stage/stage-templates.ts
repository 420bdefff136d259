// All stacks of a stage, as `npx cdk deploy --all` would deploy them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { parseSettings } from '../../../infra/settings/parse-settings.ts'
import { addStage } from '../../../infra/stage.ts'
import { CONSOLE_FIXTURE } from '../console/console-fixture.ts'
import { noCode, testApp } from '../synthesized.ts'

export interface StageTemplates {
  /** The template of the stack with this ending of its name; '' is the service. */
  of(part: '' | '-identity' | '-console' | '-firewall'): Template
  /** The names of all stacks, in the order of their deployment. */
  readonly names: readonly string[]
  /** A file of an asset, by the object key in a template. */
  fileOf(objectKey: string, name: string): string
  /** Whether each stack refuses to be deleted. */
  readonly terminationProtected: readonly (boolean | undefined)[]
}

export function stageTemplates(written: Readonly<Record<string, unknown>>): StageTemplates {
  const app = testApp()
  const settings = parseSettings(written)
  addStage(app, settings, { codeOf: noCode, consoleFolder: CONSOLE_FIXTURE })
  const { stacks } = app.synth()
  return {
    names: stacks.map(({ stackName }) => stackName),
    terminationProtected: stacks.map((stack) => stack.terminationProtection),
    fileOf: (objectKey, name) =>
      readFileSync(join(app.outdir, `asset.${objectKey.replace(/\.zip$/, '')}`, name), 'utf8'),
    of(part) {
      const name = `feedback-keys-${settings.stage}${part}`
      const stack = stacks.find(({ stackName }) => stackName === name)
      if (stack === undefined) throw new Error(`there is no stack ${name}`)
      return Template.fromJSON(stack.template)
    },
  }
}
