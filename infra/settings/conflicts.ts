import type { WrittenSettings } from './schema.ts'

/** The ARNs are in an environment variable, and Lambda allows 4 KB for all variables together. */
const PRINCIPALS_LENGTH_MAX = 2_000

/** Finds settings that are valid alone but not together, and returns a sentence for each. */
export function conflictsOf(settings: WrittenSettings): readonly string[] {
  return [
    ...missingIdentityProvider(settings),
    ...identityProviderConflicts(settings),
    ...domainConflicts(settings),
    ...consoleConflicts(settings),
    ...platformConflicts(settings),
    ...restoredTableConflicts(settings),
  ]
}

function missingIdentityProvider(settings: WrittenSettings): readonly string[] {
  if (settings.identityProvider !== undefined) return []
  const names = [
    'identityAudiences',
    'identityOrigins',
    'signInParameters',
    'consoleClientId',
    'administrationScope',
  ] as const
  return names
    .filter((name) => settings[name] !== undefined)
    .map(
      (name) =>
        `The setting ${name} needs the setting identityProvider: set both, or leave both out to get a Cognito user pool.`,
    )
}

function identityProviderConflicts(settings: WrittenSettings): readonly string[] {
  const { identityProvider, identityAudiences, identityOrigins } = settings
  const { consoleClientId, mfaRequired } = settings
  if (identityProvider === undefined) return []
  const found: string[] = []
  if (identityAudiences === undefined) {
    found.push(
      `The setting identityAudiences is missing: it says which tokens of identityProvider ${identityProvider} the API accepts.`,
    )
  }
  if (settings.console && consoleClientId === undefined) {
    found.push(
      `The setting consoleClientId is missing: the console needs a client at identityProvider ${identityProvider} (or set console=false).`,
    )
  }
  if (settings.console && identityOrigins === undefined && isUserPool(identityProvider)) {
    found.push(
      `The setting identityOrigins is missing: the console gets the tokens of the user pool ${identityProvider} from the domain of its sign-in pages. Set it to that domain's origin, such as https://<prefix>.auth.<region>.amazoncognito.com.`,
    )
  }
  if (mfaRequired !== undefined) {
    found.push(
      `The setting mfaRequired is ${mfaRequired}: with identityProvider ${identityProvider}, that provider decides about a second factor. Leave mfaRequired out.`,
    )
  }
  if (URL.parse(identityProvider)?.hostname === settings.domainName) {
    found.push(
      `The setting identityProvider is ${identityProvider}: it must not be this service itself.`,
    )
  }
  return found
}

/** Cognito has two origins: one of the issuer, and one of the sign-in pages and the token endpoint. */
function isUserPool(issuer: string): boolean {
  return URL.parse(issuer)?.hostname.startsWith('cognito-idp.') ?? false
}

function domainConflicts(settings: WrittenSettings): readonly string[] {
  const { domainName, certificateArn, hostedZoneId, edgeCertificateArn, region } = settings
  if (domainName !== undefined && certificateArn === undefined) {
    return [
      `The setting certificateArn is missing: the domainName ${domainName} needs a certificate in the stage's region.`,
    ]
  }
  const found = Object.entries({ certificateArn, hostedZoneId, edgeCertificateArn })
    .filter(([, value]) => value !== undefined && domainName === undefined)
    .map(([name, value]) => `The setting ${name} is ${value}, but domainName is missing.`)
  const certificateRegion = certificateArn?.split(':')[3]
  if (region !== undefined && certificateRegion !== undefined && certificateRegion !== region) {
    found.push(
      `The setting certificateArn is ${certificateArn}: API Gateway needs a certificate in the stage's region, ${region}.`,
    )
  }
  return found
}

function consoleConflicts(settings: WrittenSettings): readonly string[] {
  const { console, consoleOrigin, firewall, region } = settings
  const found: string[] = []
  if (console && consoleOrigin !== undefined) {
    found.push(
      `The setting consoleOrigin is ${consoleOrigin}: it is only for a console that is hosted elsewhere. Set console=false, or leave it out.`,
    )
  }
  const needConsole = Object.entries({
    consoleClientId: settings.consoleClientId,
    identityOrigins: settings.identityOrigins,
    signInParameters: settings.signInParameters,
    edgeCertificateArn: settings.edgeCertificateArn,
    firewall: firewall || undefined,
  })
  for (const [name, value] of needConsole) {
    if (!console && value !== undefined) {
      found.push(
        `The setting ${name} is ${value}, but console is false: without the console there is no CloudFront.`,
      )
    }
  }
  if (firewall && region === undefined) {
    found.push(
      "The setting region is missing: firewall needs it, because CloudFront's web ACL is in us-east-1.",
    )
  }
  return found
}

/** An HTTP API accepts only callers of its own account. Others must assume a role there. */
function platformConflicts({ account, platformPrincipals }: WrittenSettings): readonly string[] {
  const length = platformPrincipals.join(',').length
  const tooLong =
    length > PRINCIPALS_LENGTH_MAX
      ? [
          `The setting platformPrincipals has ${length} characters: it must have at most ${PRINCIPALS_LENGTH_MAX}.`,
        ]
      : []
  const foreign = platformPrincipals
    .filter((arn) => account !== undefined && arn.split(':')[4] !== account)
    .map(
      (arn) =>
        `The setting platformPrincipals names ${arn}: principals must be in the stage's account, ${account}.`,
    )
  return [...tooLong, ...foreign]
}

function restoredTableConflicts(settings: WrittenSettings): readonly string[] {
  const { account, region, restoredTableStreamArn } = settings
  const [, , , itsRegion, itsAccount] = restoredTableStreamArn?.split(':') ?? []
  const isElsewhere =
    (itsRegion !== undefined && region !== undefined && itsRegion !== region) ||
    (itsAccount !== undefined && account !== undefined && itsAccount !== account)
  return isElsewhere
    ? [
        `The setting restoredTableStreamArn is ${restoredTableStreamArn}: the table must be in the stage's account and region.`,
      ]
    : []
}
