import * as z from 'zod/mini'
import { TOKEN_LIFETIME_SECONDS_MAX } from '../domain/signing-key.ts'

const url = z.url({ protocol: /^https?$/ })

/**
 * Every environment variable of the functions. A function is given those of its capabilities, and
 * no others (`infra/capabilities.ts`).
 */
const environmentSchema = z.object({
  /** The DynamoDB table. */
  TABLE_NAME: z.string().check(z.minLength(3)),
  /** The KMS HMAC key that new secrets' MACs are made with. */
  PEPPER_KEY_ARN: z.string().check(z.startsWith('arn:')),
  /** The KMS key that wraps token signing keys. */
  WRAPPING_KEY_ARN: z.string().check(z.startsWith('arn:')),
  /** `iss` of the tokens and of the metadata: where this service is reached. */
  ISSUER: url,
  /** `aud` of the tokens: the API that they are for. */
  AUDIENCE: z.string().check(z.minLength(1)),
  TOKEN_LIFETIME_SECONDS: z.coerce
    .number()
    .check(z.int(), z.gte(60), z.lte(TOKEN_LIFETIME_SECONDS_MAX)),
  /** Keypairs per owner. */
  KEYPAIR_LIMIT: z.coerce.number().check(z.int(), z.gte(1)),
  /** The OIDC issuer whose users administer. */
  IDENTITY_PROVIDER: url,
  /** The scope that a user's access token must carry: an ID token has none. */
  ADMINISTRATION_SCOPE: z.string().check(z.minLength(1)),
  /** IAM principals that may call platform routes, separated by commas; empty: nobody may. */
  PLATFORM_PRINCIPALS: z.string(),
  /** The console's origin, where it is not this service's own; empty: no cross-origin caller. */
  CONSOLE_ORIGIN: z.union([z.literal(''), url]),
})

export type Environment = z.output<typeof environmentSchema>
export type EnvironmentVariable = keyof Environment

/**
 * Reads one variable of the process.
 *
 * @throws {Error} naming the variable when it is missing or malformed: a function that was deployed
 * wrongly fails at its first request, not at some later one.
 */
export function readVariable<Name extends EnvironmentVariable>(
  name: Name,
  variables: NodeJS.ProcessEnv = process.env,
): Environment[Name] {
  const parsed = z.safeParse(environmentSchema.shape[name], variables[name])
  if (!parsed.success) throw new Error(`environment variable ${name} is missing or malformed`)
  return parsed.data as Environment[Name]
}
