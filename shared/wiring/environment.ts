// The settings that functions get at deployment. A setting has one name. Its environment variable has the
// same name in capitals: `keypairLimit` is KEYPAIR_LIMIT.
import * as z from 'zod/mini'
import type { Capability } from '../domain/ports.ts'
import type { Setting, Settings } from '../domain/settings.ts'
import { TOKEN_LIFETIME_SECONDS_MAX } from '../domain/tokens/signing-key.ts'

const url = z.url({ protocol: /^https?$/ })

/** The schema of every setting, as read from its environment variable. */
const settingsSchema = z.object({
  /** The main DynamoDB table. */
  tableName: z.string().check(z.minLength(3)),
  /** The DynamoDB table of the audit events. */
  auditEventsTableName: z.string().check(z.minLength(3)),
  /** The KMS HMAC key that makes the MACs of new secrets: the current pepper. */
  pepperKeyArn: z.string().check(z.startsWith('arn:')),
  /** The KMS key that wraps signing keys. */
  wrappingKeyArn: z.string().check(z.startsWith('arn:')),
  issuer: url,
  audience: z.string().check(z.minLength(1)),
  tokenLifetimeSeconds: z.coerce
    .number()
    .check(z.int(), z.gte(60), z.lte(TOKEN_LIFETIME_SECONDS_MAX)),
  keypairLimit: z.coerce.number().check(z.int(), z.gte(1)),
  identityProvider: url,
  administrationScope: z.string().check(z.minLength(1)),
  /** Separated by commas. */
  platformPrincipals: z.pipe(
    z.string(),
    z.transform((text): readonly string[] => text.split(',').filter((arn) => arn !== '')),
  ),
  /** Empty if the console has the same origin as this service. */
  consoleOrigin: z.pipe(
    z.union([z.literal(''), url]),
    z.transform((text) => (text === '' ? undefined : text)),
  ),
})

/** This only compiles if every setting has the same type here and in the domain. */
interface AllSettings extends Readonly<z.output<typeof settingsSchema>>, Settings {}

export type FunctionSetting = keyof AllSettings

export const FUNCTION_SETTINGS: readonly FunctionSetting[] = z.keyof(settingsSchema).options

/**
 * The settings that the adapter of each capability reads. A capability that is a setting reads itself. The
 * stack gives a function only the settings of its capabilities.
 */
const SETTINGS_OF = {
  administration: ['tableName'],
  keypairReader: ['tableName'],
  keypairLister: ['tableName'],
  usageReader: ['tableName'],
  keypairCreator: ['tableName', 'auditEventsTableName'],
  keypairWriter: ['tableName', 'auditEventsTableName'],
  keypairRemover: ['tableName', 'auditEventsTableName'],
  secretHasher: ['pepperKeyArn'],
  secretVerifier: [],
  auditEventLister: ['auditEventsTableName'],
  ownerDirectory: ['tableName'],
  accountRegistrar: ['tableName', 'auditEventsTableName'],
  environmentRegistrar: ['tableName', 'auditEventsTableName'],
  ownerFinder: ['tableName'],
  ownerCloser: ['tableName', 'auditEventsTableName'],
  accountFinder: ['tableName'],
  accountCloser: ['tableName', 'auditEventsTableName'],
  administratorGranter: ['tableName', 'auditEventsTableName'],
  administratorRevoker: ['tableName', 'auditEventsTableName'],
  administratorLister: ['tableName'],
  credentialReader: ['tableName'],
  usageRecorder: ['tableName'],
  signingRing: ['tableName', 'wrappingKeyArn', 'issuer'],
  publicKeys: ['tableName'],
  signingKeyStore: ['tableName', 'wrappingKeyArn', 'issuer'],
  sweeper: ['tableName'],
  orphanFinder: ['tableName'],
} as const satisfies Record<Exclude<Capability, Setting>, readonly FunctionSetting[]>

type AdaptedCapability = keyof typeof SETTINGS_OF

/** The settings that the adapter of a capability may read. */
export type SettingsOf<C extends AdaptedCapability> = Pick<
  AllSettings,
  (typeof SETTINGS_OF)[C][number]
>

/** The names of the settings that a capability reads. */
export function settingsReadBy(capability: Capability): readonly FunctionSetting[] {
  return isAdapted(capability) ? SETTINGS_OF[capability] : [capability]
}

/** Whether a capability has an adapter. A capability without an adapter is a setting. */
export function isAdapted(capability: Capability): capability is AdaptedCapability {
  return capability in SETTINGS_OF
}

/** The environment variable of a setting. */
export function variableOf(setting: FunctionSetting): string {
  return setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

/** Every setting, before it is written into a variable. Only an optional setting may be undefined. */
export type WrittenSettings = {
  readonly [Name in FunctionSetting]:
    | string
    | number
    | readonly string[]
    | (undefined extends AllSettings[Name] ? undefined : never)
}

/** Writes settings into environment variables, which `readEnvironment` reads. */
export function variablesOf(settings: WrittenSettings): Readonly<Record<string, string>> {
  return Object.fromEntries(
    FUNCTION_SETTINGS.map((name) => [variableOf(name), [settings[name] ?? ''].flat().join(',')]),
  )
}

/**
 * Reads the settings of one capability.
 *
 * @throws {Error} which names the missing or malformed variables; a wrongly deployed function fails at its
 * first request, not later
 */
export function readEnvironment<C extends AdaptedCapability>(
  capability: C,
  variables?: NodeJS.ProcessEnv,
): SettingsOf<C>
export function readEnvironment<S extends Setting>(
  capability: S,
  variables?: NodeJS.ProcessEnv,
): Pick<Settings, S>
export function readEnvironment(
  capability: Capability,
  variables: NodeJS.ProcessEnv = process.env,
): object {
  const names = settingsReadBy(capability)
  const shape = Object.fromEntries(names.map((name) => [name, settingsSchema.shape[name]]))
  const written = Object.fromEntries(names.map((name) => [name, variables[variableOf(name)]]))
  const parsed = z.safeParse(z.object(shape), written)
  if (parsed.success) return parsed.data
  const faulty = names.filter((name) => parsed.error.issues.some(({ path }) => path[0] === name))
  throw new Error(
    `environment variables missing or malformed for ${capability}: ${faulty.map(variableOf).join(', ')}`,
  )
}
