// The stacks as CloudFormation gets them, synthesized without bundling anything.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { afterAll } from 'vitest'
import * as z from 'zod'
import type { ServiceProps } from '../../infra/service-props.ts'
import { ServiceStack } from '../../infra/service-stack.ts'
import { parseSettings } from '../../infra/settings/parse-settings.ts'

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')))

const folder = mkdtempSync(join(tmpdir(), 'synthesized-'))
let apps = 0
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An app with the feature flags of cdk.json and the words of the command line. */
export function testApp(context: Readonly<Record<string, unknown>> = {}): App {
  apps += 1
  return new App({
    outdir: join(folder, String(apps)),
    context: { ...cdkJson.context, ...context },
    // `npm run synth` checks CloudFormation's own rules; here they would take most of the time.
    builtinCloudFormationValidation: false,
  })
}

export function noCode(): Code {
  return Code.fromInline('exports.handler = () => {}')
}

/** The template of the service, with its defaults except for `props`. */
export function synthesized(props: Partial<ServiceProps> = {}): Template {
  const stack = new ServiceStack(testApp(), 'feedback-keys-test', {
    ...parseSettings({}),
    identity: { issuer: 'https://login.example.org', audiences: ['console', 'command-line'] },
    codeOf: noCode,
    ...props,
  })
  return Template.fromStack(stack)
}
