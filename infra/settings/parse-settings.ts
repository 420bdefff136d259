import type * as z from 'zod'
import { conflictsOf } from './conflicts.ts'
import { SETTING_NAMES, settingsSchema, type WrittenSettings } from './schema.ts'
import { SettingsError } from './settings-error.ts'
import { signInParametersOf } from './sign-in-parameters.ts'
import {
  ADMINISTRATION_SCOPE_DEFAULT,
  type DomainSettings,
  type IdentityProviderSettings,
  type StageSettings,
} from './stage-settings.ts'

/**
 * Checks the settings of a stage: first each alone, then all together.
 *
 * @throws {SettingsError} with a sentence for each wrong value
 */
export function parseSettings(written: Readonly<Record<string, unknown>>): StageSettings {
  const parsed = settingsSchema.safeParse(written)
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.flatMap((issue) => sentencesFor(issue, written)))
  }
  const conflicts = conflictsOf(parsed.data)
  if (conflicts.length > 0) throw new SettingsError(conflicts)
  return settingsOf(parsed.data)
}

function sentencesFor(
  issue: z.core.$ZodIssue,
  written: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (name) => `There is no setting ${name}. The settings are ${SETTING_NAMES.join(', ')}.`,
    )
  }
  const name = String(issue.path[0])
  return [`The setting ${name} is ${JSON.stringify(written[name])}: it must be ${issue.message}.`]
}

function settingsOf(written: WrittenSettings): StageSettings {
  const { administrationScope, mfaRequired, logRetentionDays, ...rest } = written
  return {
    ...rest,
    // A stage may leave these out.
    account: rest.account,
    region: rest.region,
    consoleOrigin: rest.consoleOrigin,
    alarmEmail: rest.alarmEmail,
    restoredTableStreamArn: rest.restoredTableStreamArn,
    identityProvider: identityProviderOf(written),
    administrationScope: administrationScope ?? ADMINISTRATION_SCOPE_DEFAULT,
    mfaRequired: mfaRequired ?? true,
    domain: domainOf(written),
    logRetention: logRetentionDays,
  }
}

function identityProviderOf(written: WrittenSettings): IdentityProviderSettings | undefined {
  const { identityProvider, identityAudiences = [], consoleClientId } = written
  const { identityOrigins = [], signInParameters = [] } = written
  if (identityProvider === undefined) return undefined
  return {
    issuer: identityProvider,
    audiences: identityAudiences,
    origins: identityOrigins,
    signInParameters: signInParametersOf(signInParameters),
    consoleClientId,
  }
}

function domainOf(written: WrittenSettings): DomainSettings | undefined {
  const { domainName, certificateArn, hostedZoneId, edgeCertificateArn } = written
  if (domainName === undefined || certificateArn === undefined) return undefined
  return { name: domainName, certificateArn, hostedZoneId, edgeCertificateArn }
}
