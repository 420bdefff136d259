// The stack as CloudFormation gets it, synthesized once per test file without bundling anything.
import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import * as z from 'zod'
import type { ServiceSettings } from '../../infra/service-props.ts'
import { settingsFrom } from '../../infra/service-settings.ts'
import { ServiceStack } from '../../infra/service-stack.ts'

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')))

/** The template of the stack, with the feature flags of cdk.json and its defaults but for `settings`. */
export function synthesized(settings: Partial<ServiceSettings> = {}): Template {
  // CloudFormation's own rules are checked by `npm run synth`; here they would take most of the time.
  const app = new App({ context: cdkJson.context, builtinCloudFormationValidation: false })
  const stack = new ServiceStack(app, 'feedback-keys-test', {
    ...settingsFrom(app.node),
    ...settings,
    codeOf: () => Code.fromInline('exports.handler = () => {}'),
  })
  return Template.fromStack(stack)
}
