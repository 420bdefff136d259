import { fromEnv } from '@aws-sdk/credential-provider-env'

/**
 * The bundler puts this in place of the SDK's chain of credential providers (`infra/lambda/bundle.ts`). A
 * function only uses the credentials of its role, which Lambda puts into the environment. It never uses a
 * file, a prompt or a metadata address, and the bundle has no code for them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function defaultProvider(): ReturnType<typeof fromEnv> {
  return fromEnv()
}
