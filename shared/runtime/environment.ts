import * as z from 'zod/mini'
import type { Capability } from '../domain/ports.ts'
import { TOKEN_LIFETIME_SECONDS_MAX } from '../domain/signing-key.ts'

const url = z.url({ protocol: /^https?$/ })

/**
 * Every environment variable of the functions. A function is given those of its capabilities, and
 * no others (`VARIABLES_OF`).
 */
const environmentSchema = z.object({
  /** The DynamoDB table. */
  TABLE_NAME: z.string().check(z.minLength(3)),
  /** The DynamoDB table of the audit events. */
  EVENTS_TABLE_NAME: z.string().check(z.minLength(3)),
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
 * The variables that each capability reads. Infrastructure gives a function those of its
 * capabilities; an adapter is handed those of its own, and sees no other.
 */
export const VARIABLES_OF = {
  administration: ['TABLE_NAME'],
  keypairReader: ['TABLE_NAME'],
  keypairLister: ['TABLE_NAME'],
  usageReader: ['TABLE_NAME'],
  keypairCreator: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  keypairWriter: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  keypairRemover: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  secretHasher: ['PEPPER_KEY_ARN'],
  secretVerifier: [],
  eventLister: ['EVENTS_TABLE_NAME'],
  ownerDirectory: ['TABLE_NAME'],
  accountRegistrar: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  environmentRegistrar: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  ownerFinder: ['TABLE_NAME'],
  ownerCloser: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  accountFinder: ['TABLE_NAME'],
  accountCloser: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  administratorGranter: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  administratorRevoker: ['TABLE_NAME', 'EVENTS_TABLE_NAME'],
  administratorLister: ['TABLE_NAME'],
  credentialReader: ['TABLE_NAME'],
  usageRecorder: ['TABLE_NAME'],
  signingRing: ['TABLE_NAME', 'WRAPPING_KEY_ARN', 'ISSUER'],
  publicKeys: ['TABLE_NAME'],
  signingKeyStore: ['TABLE_NAME', 'WRAPPING_KEY_ARN', 'ISSUER'],
  sweeper: ['TABLE_NAME'],
  orphanFinder: ['TABLE_NAME'],
  keypairLimit: ['KEYPAIR_LIMIT'],
  tokenSettings: ['ISSUER', 'AUDIENCE', 'TOKEN_LIFETIME_SECONDS'],
  issuer: ['ISSUER'],
  identityProvider: ['IDENTITY_PROVIDER', 'ADMINISTRATION_SCOPE'],
  platformPrincipals: ['PLATFORM_PRINCIPALS'],
  consoleOrigin: ['CONSOLE_ORIGIN'],
} as const satisfies Record<Capability, readonly EnvironmentVariable[]>

/** What the adapter of a capability may read of the environment. */
export type EnvironmentOf<C extends Capability> = Pick<
  Environment,
  (typeof VARIABLES_OF)[C][number]
>

/**
 * Reads the variables of one capability.
 *
 * @throws {Error} naming the variables that are missing or malformed: a function that was deployed
 * wrongly fails at its first request, not at some later one.
 */
export function readEnvironment<C extends Capability>(
  capability: C,
  variables: NodeJS.ProcessEnv = process.env,
): EnvironmentOf<C> {
  const names: readonly EnvironmentVariable[] = VARIABLES_OF[capability]
  const shape = Object.fromEntries(names.map((name) => [name, environmentSchema.shape[name]]))
  const parsed = z.safeParse(z.object(shape), variables)
  if (parsed.success) return parsed.data as EnvironmentOf<C>
  const faulty = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Error(`environment variables missing or malformed for ${capability}: ${faulty}`)
}
