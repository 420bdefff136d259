import type { WrittenSettings } from './schema.ts'

/** They travel in an environment variable, of which Lambda takes 4 KB with all others. */
const PRINCIPALS_LENGTH_MAX = 2_000

/** Settings that are right by themselves and cannot be together: a sentence for each. */
export function conflictsOf(settings: WrittenSettings): readonly string[] {
  return [
    ...needsIdentityProvider(settings),
    ...ofIdentityProvider(settings),
    ...ofDomain(settings),
    ...ofConsole(settings),
    ...ofAccount(settings),
    ...ofRestoredTable(settings),
  ]
}

function needsIdentityProvider(settings: WrittenSettings): readonly string[] {
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
        `The setting ${name} is of an identity provider of your own: state identityProvider too, or leave both out and get a user pool.`,
    )
}

function ofIdentityProvider(settings: WrittenSettings): readonly string[] {
  const { identityProvider, identityAudiences, identityOrigins } = settings
  const { consoleClientId, mfaRequired } = settings
  if (identityProvider === undefined) return []
  const found: string[] = []
  if (identityAudiences === undefined) {
    found.push(
      `The setting identityAudiences is missing: with identityProvider ${identityProvider}, it says whose tokens are taken.`,
    )
  }
  if (settings.console && consoleClientId === undefined) {
    found.push(
      `The setting consoleClientId is missing: with identityProvider ${identityProvider}, the console needs a client there (or console=false).`,
    )
  }
  if (settings.console && identityOrigins === undefined && isUserPool(identityProvider)) {
    found.push(
      `The setting identityOrigins is missing: the user pool ${identityProvider} gives its tokens at the domain of its sign-in pages, which the console must be let talk to: set it to that domain's origin, such as https://<prefix>.auth.<region>.amazoncognito.com.`,
    )
  }
  if (mfaRequired !== undefined) {
    found.push(
      `The setting mfaRequired is ${mfaRequired}: a second factor is for identityProvider ${identityProvider} to ask for.`,
    )
  }
  if (URL.parse(identityProvider)?.hostname === settings.domainName) {
    found.push(
      `The setting identityProvider is ${identityProvider}: users cannot be those of this very service.`,
    )
  }
  return found
}

/** Cognito has two origins: the issuer's, and that of the sign-in pages and the token endpoint. */
function isUserPool(issuer: string): boolean {
  return URL.parse(issuer)?.hostname.startsWith('cognito-idp.') ?? false
}

function ofDomain(settings: WrittenSettings): readonly string[] {
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

function ofConsole(settings: WrittenSettings): readonly string[] {
  const { console, consoleOrigin, firewall, region } = settings
  const found: string[] = []
  if (console && consoleOrigin !== undefined) {
    found.push(
      `The setting consoleOrigin is ${consoleOrigin}: it is for a console that is served elsewhere, with console=false.`,
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
      found.push(`The setting ${name} is ${value}, but console is false: there is no CloudFront.`)
    }
  }
  if (firewall && region === undefined) {
    found.push(
      'The setting region is missing: firewall needs it, because a web ACL of CloudFront lies in us-east-1.',
    )
  }
  return found
}

/** An HTTP API lets in callers of its own account only: others assume a role there. */
function ofAccount({ account, platformPrincipals }: WrittenSettings): readonly string[] {
  const length = platformPrincipals.join(',').length
  const tooLong =
    length > PRINCIPALS_LENGTH_MAX
      ? [
          `The setting platformPrincipals has ${length} characters: it must have ${PRINCIPALS_LENGTH_MAX} at most.`,
        ]
      : []
  const foreign = platformPrincipals
    .filter((arn) => account !== undefined && arn.split(':')[4] !== account)
    .map(
      (arn) =>
        `The setting platformPrincipals names ${arn}: principals must be of the stage's account, ${account}.`,
    )
  return [...tooLong, ...foreign]
}

function ofRestoredTable(settings: WrittenSettings): readonly string[] {
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
