import { describe, expect, it } from 'vitest'
import { EVERY_SETTING } from './every-setting.ts'
import { POOL, PROVIDER } from './identity-providers.ts'
import { refusalOf } from './refusal.ts'

const IN_IRELAND = 'arn:aws:acm:eu-west-1:123456789012:certificate/0c1d'
const IN_LONDON = 'arn:aws:acm:eu-west-2:123456789012:certificate/0c1d'

type Wrong = readonly [settings: Readonly<Record<string, unknown>>, sentence: string]

/** As on the command line, where every value is a text, or as in a file. */
const WRONG: readonly Wrong[] = [
  [{ stage: 'Production' }, 'The setting stage is "Production": it must be 2 to 20 lower-case'],
  [{ stage: 'my-aws-stage' }, 'The setting stage is "my-aws-stage": it must be'],
  [{ account: '1234' }, 'The setting account is "1234": it must be an AWS account id, 12 digits.'],
  [{ region: 'ireland' }, 'The setting region is "ireland": it must be an AWS region'],
  [{ identityProvider: 'http://login.example.org' }, 'The setting identityProvider is "http://'],
  [{ identityProvider: 'https://l.example.org?a=b' }, 'an https:// URL without query'],
  [
    { ...PROVIDER, identityAudiences: '' },
    'The setting identityAudiences is "": it must be 1 to 50',
  ],
  [{ ...PROVIDER, identityAudiences: undefined }, 'The setting identityAudiences is missing'],
  [PROVIDER, 'The setting consoleClientId is missing'],
  [
    { identityAudiences: 'api' },
    'The setting identityAudiences needs the setting identityProvider',
  ],
  [{ identityOrigins: 'https://t.example.org' }, 'The setting identityOrigins needs the setting'],
  [{ signInParameters: 'a=b' }, 'The setting signInParameters needs the setting identityProvider'],
  [POOL, 'The setting identityOrigins is missing: the console gets the tokens of the user pool'],
  [
    { ...PROVIDER, console: false, identityOrigins: 'https://t.example.org' },
    'The setting identityOrigins is https://t.example.org, but console is false',
  ],
  [
    { ...PROVIDER, console: false, signInParameters: 'audience=api' },
    'The setting signInParameters is audience=api, but console is false',
  ],
  ...[
    '',
    'http://t.example.org',
    'https://t.example.org/',
    'https://t.example.org/token',
    'https://*.example.org',
    "https://t.example.org;script-src'unsafe-inline'",
    'https://T.example.org',
    'https://ok.example.org,t.example.org',
  ].map(
    (identityOrigins): Wrong => [
      { ...PROVIDER, identityOrigins },
      `The setting identityOrigins is "${identityOrigins}": it must be`,
    ],
  ),
  ...['', 'audience', 'audience=', '=api', 'Audience=api', '__proto__=x', 'audience=ä'].map(
    (signInParameters): Wrong => [
      { ...PROVIDER, signInParameters },
      `The setting signInParameters is "${signInParameters}": it must be`,
    ],
  ),
  [
    { ...PROVIDER, signInParameters: 'resource=a,resource=b' },
    'it must be parameters with different names.',
  ],
  [
    { administrationScope: 'x' },
    'The setting administrationScope needs the setting identityProvider',
  ],
  [{ administrationScope: 'two scopes' }, 'The setting administrationScope is "two scopes"'],
  [{ ...PROVIDER, console: false, mfaRequired: 'true' }, 'The setting mfaRequired is true'],
  [{ mfaRequired: 'yes' }, 'The setting mfaRequired is "yes": it must be true or false.'],
  [{ domainName: 'https://keys.example.org' }, 'a domain name in lower case, without https://'],
  [{ domainName: 'keys.example.org' }, 'The setting certificateArn is missing'],
  [{ certificateArn: IN_IRELAND }, `The setting certificateArn is ${IN_IRELAND}, but domainName`],
  [{ certificateArn: 'arn:aws:iam::1:server-certificate/x' }, 'the ARN of an ACM certificate'],
  [
    { domainName: 'keys.example.org', certificateArn: IN_IRELAND, region: 'eu-west-2' },
    "API Gateway needs a certificate in the stage's region, eu-west-2.",
  ],
  [{ edgeCertificateArn: IN_IRELAND }, 'The setting edgeCertificateArn is "arn:aws:acm:eu-west-1'],
  [{ hostedZoneId: 'example.org' }, 'The setting hostedZoneId is "example.org"'],
  [
    { ...EVERY_SETTING, identityProvider: 'https://keys.example.org' },
    'The setting identityProvider is https://keys.example.org: it must not be this service',
  ],
  [{ console: 'false', consoleOrigin: 'https://c.example/' }, 'without a trailing slash'],
  [
    { consoleOrigin: 'https://c.example.org' },
    'The setting consoleOrigin is https://c.example.org',
  ],
  [{ console: 'false', firewall: 'true' }, 'The setting firewall is true, but console is false'],
  [{ firewall: 'true' }, 'The setting region is missing: firewall needs it'],
  [{ audience: 'two words' }, 'The setting audience is "two words"'],
  [{ tokenLifetimeSeconds: '5' }, 'The setting tokenLifetimeSeconds is "5": it must be a whole'],
  [{ tokenLifetimeSeconds: 3601 }, 'is 3601: it must be a whole number from 60 to 3600.'],
  [{ tokenLifetimeSeconds: 'abc' }, 'The setting tokenLifetimeSeconds is "abc"'],
  [{ tokenRequestsPerSecond: '0' }, 'The setting tokenRequestsPerSecond is "0"'],
  [{ keypairLimit: '1.5' }, 'The setting keypairLimit is "1.5": it must be a whole number from 1'],
  [{ keypairLimit: Number.NaN }, 'The setting keypairLimit is null'],
  [
    { platformPrincipals: 'backend' },
    'The setting platformPrincipals is "backend": it must be ARNs',
  ],
  [{ platformPrincipals: 'arn:aws:iam::123456789012:role/*' }, 'without wildcards'],
  [{ platformPrincipals: 'arn:aws:sts::123456789012:assumed-role/r/s' }, 'ARNs of IAM roles'],
  [{ peppers: '2,1' }, 'The setting peppers is "2,1": it must be numbers of peppers in ascending'],
  [{ peppers: '' }, 'The setting peppers is ""'],
  [{ peppers: '0' }, 'The setting peppers is "0"'],
  [{ restoredTableStreamArn: 'restored' }, 'The setting restoredTableStreamArn is "restored"'],
  [
    { account: '123456789012', platformPrincipals: 'arn:aws:iam::999999999999:role/backend' },
    "names arn:aws:iam::999999999999:role/backend: principals must be in the stage's account",
  ],
  [
    { platformPrincipals: Array(20).fill(`arn:aws:iam::123456789012:role/${'p'.repeat(90)}`) },
    'The setting platformPrincipals has 2439 characters: it must have at most 2000.',
  ],
  [
    { ...EVERY_SETTING, region: 'eu-west-2', certificateArn: IN_LONDON },
    'The setting restoredTableStreamArn is arn:aws:dynamodb:eu-west-1:123456789012:table/restored',
  ],
  [{ logRetentionDays: '42' }, 'The setting logRetentionDays is "42": it must be a number of days'],
  [{ alarmEmail: 'nobody' }, 'The setting alarmEmail is "nobody": it must be an e-mail address.'],
  [
    { removalProtection: 'off' },
    'The setting removalProtection is "off": it must be true or false',
  ],
  [
    { 'removal-protection': 'false' },
    'There is no setting removal-protection. The settings are stage',
  ],
  [{ ' stage': 'trial' }, 'There is no setting  stage. The settings are stage'],
  [{ platformPrincipal: 'x' }, 'There is no setting platformPrincipal. The settings are stage,'],
]

describe('a wrong setting', () => {
  it.each(WRONG)('%j is refused in one sentence that names it', (settings, sentence) => {
    expect(refusalOf(settings)).toContain(sentence)
  })

  it('is reported together with the others that are wrong', () => {
    const lines = refusalOf({ keypairLimit: '0', alarmEmail: 'x', audience: '' }).split('\n')
    expect(lines.map((line) => line.split(' ')[2])).toEqual([
      'audience',
      'keypairLimit',
      'alarmEmail',
    ])
  })
})

describe("CDK's own context", () => {
  it('is not taken for settings', () => {
    const context = { '@aws-cdk/core:checkSecretUsage': true, 'aws:cdk:bundling-stacks': ['**'] }
    expect(refusalOf(context)).toBe('accepted')
  })
})
