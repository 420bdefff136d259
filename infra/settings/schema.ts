// Every setting of a stage: its rule, its default, and the text of the error for a wrong value.
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import * as z from 'zod'
import { TOKEN_LIFETIME_SECONDS_MAX } from '../../shared/domain/tokens/signing-key.ts'
import { ascending, flag, list, matching, oneOf, origin, wholeNumber } from './setting-values.ts'
import { areNamesUnique, isSignInParameter, SIGN_IN_PARAMETER_RULE } from './sign-in-parameters.ts'

const ARN_PARTITION = 'arn:aws(-cn|-us-gov)?'
const RETENTIONS = Object.values(RetentionDays).filter((days) => typeof days === 'number')
const KEYPAIR_LIMIT_MAX = 10_000
/** The limit of an account, unless AWS has raised it. */
const REQUESTS_PER_SECOND_MAX = 10_000
/** A pepper is rotated once in years. */
const PEPPERS_MAX = 9
/** The ARNs are in an environment variable, and Lambda allows 4 KB for all variables together. */
const PRINCIPALS_MAX = 20
const AUDIENCES_MAX = 50
/** The origins are in a header of every answer of the console. */
const IDENTITY_ORIGINS_MAX = 10
const SIGN_IN_PARAMETERS_MAX = 10

const certificate = (region: string) =>
  new RegExp(`^${ARN_PARTITION}:acm:${region}:\\d{12}:certificate/[\\w-]+$`)

/** All settings. Most stages leave out the settings that have no default. */
export const settingsSchema = z.strictObject({
  /** The stage's name. It is part of the names of its stacks. */
  stage: matching(
    // It is part of a Cognito domain, which must not contain names of AWS.
    /^(?!.*(aws|amazon|cognito))[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
    '2 to 20 lower-case letters, digits and hyphens; it must begin with a letter and must not contain aws, amazon or cognito',
  ).default('dev'),
  /** The AWS account. Without it, the account of the credentials at deployment. */
  account: matching(/^\d{12}$/, 'an AWS account id, 12 digits').optional(),
  /** The AWS region. Without it, the region of the credentials at deployment. */
  region: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region, such as eu-west-1').optional(),
  identityProvider: matching(
    /^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w.~/-]*)?$/,
    'an OIDC issuer, an https:// URL without query or fragment, exactly as its tokens name it',
  ).optional(),
  identityAudiences: list(
    matching(/^[\x21-\x7e]+$/, 'audiences, without spaces'),
    { min: 1, max: AUDIENCES_MAX },
    `1 to ${AUDIENCES_MAX} audiences or client ids of users' access tokens`,
  ).optional(),
  identityOrigins: list(
    origin(),
    { min: 1, max: IDENTITY_ORIGINS_MAX },
    `1 to ${IDENTITY_ORIGINS_MAX} origins`,
  ).optional(),
  signInParameters: list(
    z
      .string({ error: SIGN_IN_PARAMETER_RULE })
      .refine(isSignInParameter, { error: SIGN_IN_PARAMETER_RULE }),
    { min: 1, max: SIGN_IN_PARAMETERS_MAX },
    `1 to ${SIGN_IN_PARAMETERS_MAX} parameters, each name=value`,
  )
    .refine(areNamesUnique, { error: 'parameters with different names' })
    .optional(),
  consoleClientId: matching(/^[\x21-\x7e]{1,128}$/, 'a client id, without spaces').optional(),
  administrationScope: matching(
    /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/,
    'one scope (RFC 6749 §3.3)',
  ).optional(),
  mfaRequired: flag().optional(),
  domainName: matching(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'a domain name in lower case, without https://',
  ).optional(),
  certificateArn: matching(
    certificate('[a-z0-9-]+'),
    'the ARN of an ACM certificate: arn:aws:acm:<region>:<account>:certificate/<id>',
  ).optional(),
  hostedZoneId: matching(/^Z[A-Z0-9]{3,31}$/, 'the id of a Route 53 hosted zone').optional(),
  edgeCertificateArn: matching(
    certificate('us-east-1'),
    'the ARN of an ACM certificate in us-east-1, which CloudFront requires',
  ).optional(),
  /** Whether the stage has a console, and CloudFront in front of it. */
  console: flag().default(true),
  /** The origin of a console that is hosted elsewhere. Without it, no cross-origin request is allowed. */
  consoleOrigin: origin().optional(),
  /** Whether AWS WAF protects CloudFront. */
  firewall: flag().default(false),
  /** The `aud` claim of the access tokens: the API that they are for. */
  audience: matching(/^[\x21-\x7e]{1,256}$/, '1 to 256 characters without spaces').default(
    'feedback',
  ),
  /** The lifetime of an access token. */
  tokenLifetimeSeconds: wholeNumber(60, TOKEN_LIFETIME_SECONDS_MAX).default(900),
  /** Token requests per second that the gateway accepts, with bursts of twice as many. */
  tokenRequestsPerSecond: wholeNumber(1, REQUESTS_PER_SECOND_MAX).default(500),
  /** Keypairs per owner. */
  keypairLimit: wholeNumber(1, KEYPAIR_LIMIT_MAX).default(100),
  /** The numbers of the peppers in use, oldest first. The last one makes the MACs of new secrets. */
  peppers: ascending(
    PEPPERS_MAX,
    'numbers of peppers in ascending order, such as 1 or 1,2',
  ).default([1]),
  /** The ARNs of the IAM principals that may call platform routes. When empty, nobody may. */
  platformPrincipals: list(
    matching(
      new RegExp(`^${ARN_PARTITION}:iam::\\d{12}:(role|user)/[\\w+=,.@/-]+$`),
      'ARNs of IAM roles or users, without wildcards',
    ),
    { min: 0, max: PRINCIPALS_MAX },
    `up to ${PRINCIPALS_MAX} ARNs of IAM roles or users`,
  ).default([]),
  /** How long logs are kept. The audit trail is in a table and is kept longer. */
  logRetentionDays: oneOf(RETENTIONS, 'a number of days that CloudWatch Logs offers').default(
    RetentionDays.THREE_MONTHS,
  ),
  /** The address that receives alarm mails. Without it, nobody does. */
  alarmEmail: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address').optional(),
  /**
   * The stream of a table that was restored from a backup and repaired. With it the service uses that table,
   * without it the stack's own table.
   */
  restoredTableStreamArn: matching(
    new RegExp(
      `^${ARN_PARTITION}:dynamodb:[a-z0-9-]+:\\d{12}:table/[\\w.-]{3,255}/stream/[\\dT:.-]+$`,
    ),
    'the ARN of a DynamoDB stream, as npm run restore prints it',
  ).optional(),
  /**
   * Whether tables, keys and users refuse deletion and outlive their stacks. Turn it off only for stages that
   * may be lost: without the KMS keys, no keypair of a table works any more.
   */
  removalProtection: flag().default(true),
})

/** The settings as an operator writes them, each checked alone. */
export type WrittenSettings = z.output<typeof settingsSchema>

export const SETTING_NAMES: readonly string[] = Object.keys(settingsSchema.shape)
