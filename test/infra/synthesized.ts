// The stacks as CloudFormation gets them, synthesized without bundling anything.
import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import * as z from 'zod'
import type { ServiceProps } from '../../infra/service-props.ts'
import { ServiceStack } from '../../infra/service-stack.ts'
import { parseSettings } from '../../infra/settings/parse-settings.ts'

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')))

/** An app with the feature flags of cdk.json. */
export function testApp(): App {
  // CloudFormation's own rules are checked by `npm run synth`; here they would take most of the time.
  return new App({ context: cdkJson.context, builtinCloudFormationValidation: false })
}

export function noCode(): Code {
  return Code.fromInline('exports.handler = () => {}')
}

/** The template of the service, with its defaults but for `props`. */
export function synthesized(props: Partial<ServiceProps> = {}): Template {
  const stack = new ServiceStack(testApp(), 'feedback-keys-test', {
    ...parseSettings({}),
    identity: { issuer: 'https://login.example.org', audiences: ['console', 'command-line'] },
    codeOf: noCode,
    ...props,
  })
  return Template.fromStack(stack)
}
