// The CDK entry: one stack for each stage. Settings come from the command line:
//   npx cdk deploy -c stage=production -c identityProvider=https://login.example.org \
//     -c identityAudience=console,cli -c audience=feedback -c platformPrincipals=arn:…,arn:…
import { join } from 'node:path'
import { Annotations, App } from 'aws-cdk-lib'
import { bundleFunctions } from '../infra/bundle.ts'
import {
  PLACEHOLDER_IDENTITY_PROVIDER,
  settingsFrom,
  stageFrom,
} from '../infra/service-settings.ts'
import { ServiceStack } from '../infra/service-stack.ts'

const repository = join(import.meta.dirname, '..')
const { codeOf, sizes } = bundleFunctions(
  join(repository, 'functions'),
  join(repository, 'dist', 'functions'),
)
console.error(
  `bundled ${sizes.length} functions; largest:`,
  sizes
    .slice(0, 3)
    .map(([id, bytes]) => `${id} ${Math.round(bytes / 1000)} kB`)
    .join(', '),
)

const app = new App()
const settings = settingsFrom(app.node)
const stack = new ServiceStack(app, `feedback-keys-${stageFrom(app.node)}`, { ...settings, codeOf })
if (settings.identityProvider === PLACEHOLDER_IDENTITY_PROVIDER) {
  Annotations.of(stack).addWarningV2(
    'feedback-keys:placeholderIdentityProvider',
    `${PLACEHOLDER_IDENTITY_PROVIDER} is a placeholder: a deployment needs -c identityProvider=<issuer> and -c identityAudience=<audience>`,
  )
}
