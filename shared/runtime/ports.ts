import { accountRegistrar } from '../aws/account-registrar.ts'
import { administration } from '../aws/administration.ts'
import {
  administratorGranter,
  administratorLister,
  administratorRevoker,
} from '../aws/administrators.ts'
import { credentialReader } from '../aws/credential-reader.ts'
import { environmentRegistrar } from '../aws/environment-registrar.ts'
import { eventLister } from '../aws/event-lister.ts'
import { keypairCreator } from '../aws/keypair-creator.ts'
import { keypairLister, keypairReader, usageReader } from '../aws/keypair-reader.ts'
import { keypairRemover } from '../aws/keypair-remover.ts'
import { keypairWriter } from '../aws/keypair-writer.ts'
import { orphanFinder } from '../aws/orphan-finder.ts'
import { ownerCloser } from '../aws/owner-closer.ts'
import { ownerDirectory } from '../aws/owner-directory.ts'
import { ownerFinder } from '../aws/owner-finder.ts'
import { secretHasher } from '../aws/secret-hasher.ts'
import { secretVerifier } from '../aws/secret-verifier.ts'
import { signingKeyStore } from '../aws/signing-key-store.ts'
import { listSigningKeys } from '../aws/signing-keys.ts'
import { signingRing } from '../aws/signing-ring.ts'
import { sweeper } from '../aws/sweeper.ts'
import type { Tables } from '../aws/tables.ts'
import { usageRecorder } from '../aws/usage-recorder.ts'
import type { Capability, Ports } from '../domain/ports.ts'
import { type Environment, type EnvironmentOf, readEnvironment } from './environment.ts'

type Adapters = { readonly [C in Capability]: (environment: EnvironmentOf<C>) => Ports[C] }

/** Every capability's adapter. A capability without one does not compile. */
const ADAPTERS: Adapters = {
  administration: onTable(administration),
  keypairReader: onTable(keypairReader),
  keypairLister: onTable(keypairLister),
  usageReader: onTable(usageReader),
  keypairCreator: onTables(keypairCreator),
  keypairWriter: onTables(keypairWriter),
  keypairRemover: onTables(keypairRemover),
  secretHasher: ({ PEPPER_KEY_ARN }) => secretHasher(PEPPER_KEY_ARN),
  secretVerifier,
  eventLister: ({ EVENTS_TABLE_NAME }) => eventLister(EVENTS_TABLE_NAME),
  ownerDirectory: onTable(ownerDirectory),
  accountRegistrar: onTables(accountRegistrar),
  environmentRegistrar: onTables(environmentRegistrar),
  ownerFinder: onTable(ownerFinder),
  ownerCloser: onTables(ownerCloser),
  accountFinder: onTable(ownerFinder),
  accountCloser: onTables(ownerCloser),
  administratorGranter: onTables(administratorGranter),
  administratorRevoker: onTables(administratorRevoker),
  administratorLister: onTable(administratorLister),
  credentialReader: onTable(credentialReader),
  usageRecorder: onTable(usageRecorder),
  signingRing: (environment) => signingRing(signingKeySettings(environment)),
  publicKeys: onTable((tableName) => ({ list: () => listSigningKeys(tableName) })),
  signingKeyStore: (environment) => signingKeyStore(signingKeySettings(environment)),
  sweeper: onTable(sweeper),
  orphanFinder: onTable(orphanFinder),
  keypairLimit: ({ KEYPAIR_LIMIT }) => KEYPAIR_LIMIT,
  tokenSettings: ({ ISSUER, AUDIENCE, TOKEN_LIFETIME_SECONDS }) => ({
    issuer: ISSUER,
    audience: AUDIENCE,
    lifetimeSeconds: TOKEN_LIFETIME_SECONDS,
  }),
  issuer: ({ ISSUER }) => ISSUER,
  identityProvider: ({ IDENTITY_PROVIDER, ADMINISTRATION_SCOPE }) => ({
    issuer: IDENTITY_PROVIDER,
    scope: ADMINISTRATION_SCOPE,
  }),
  platformPrincipals: ({ PLATFORM_PRINCIPALS }) =>
    PLATFORM_PRINCIPALS.split(',').filter((arn) => arn !== ''),
  consoleOrigin: ({ CONSOLE_ORIGIN }) => (CONSOLE_ORIGIN === '' ? undefined : CONSOLE_ORIGIN),
}

/**
 * The ports of some capabilities, wired to AWS as the process's environment says.
 *
 * @throws {Error} when an environment variable of theirs is missing or malformed
 */
export function wirePorts<C extends Capability>(capabilities: readonly C[]): Pick<Ports, C> {
  const ports: Partial<Pick<Ports, C>> = {}
  for (const capability of capabilities) ports[capability] = wirePort(capability)
  return ports as Pick<Ports, C>
}

function wirePort<C extends Capability>(capability: C): Ports[C] {
  return ADAPTERS[capability](readEnvironment(capability))
}

function onTable<P>(
  adapter: (tableName: string) => P,
): (environment: Pick<Environment, 'TABLE_NAME'>) => P {
  return ({ TABLE_NAME }) => adapter(TABLE_NAME)
}

function onTables<P>(
  adapter: (tables: Tables) => P,
): (environment: Pick<Environment, 'TABLE_NAME' | 'EVENTS_TABLE_NAME'>) => P {
  return ({ TABLE_NAME, EVENTS_TABLE_NAME }) =>
    adapter({ tableName: TABLE_NAME, eventsTableName: EVENTS_TABLE_NAME })
}

function signingKeySettings(
  environment: Pick<Environment, 'TABLE_NAME' | 'WRAPPING_KEY_ARN' | 'ISSUER'>,
) {
  return {
    tableName: environment.TABLE_NAME,
    wrappingKeyArn: environment.WRAPPING_KEY_ARN,
    issuer: environment.ISSUER,
  }
}
