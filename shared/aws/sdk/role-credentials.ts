import { fromEnv } from '@aws-sdk/credential-provider-env'

/**
 * Bundled into functions in place of the SDK's chain of credential providers (`infra/lambda/bundle.ts`). A
 * function's credentials are its role's, which Lambda puts into the environment, and never anything
 * else: a file, a prompt or a metadata address is neither asked nor shipped.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function defaultProvider(): ReturnType<typeof fromEnv> {
  return fromEnv()
}
