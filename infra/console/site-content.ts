import { Stack, Token } from 'aws-cdk-lib'
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { acceptLibraryFunction, libraryLogs } from './library-function.ts'

/** Of the library's function that copies the files. */
const MEMORY_MB = 512

/** What the console reads at its start, from `/config.json`. */
export interface ConsoleConfiguration {
  /** The OIDC issuer whose users administer. */
  readonly issuer: string
  /** The console's client there. */
  readonly clientId: string
  /** The scope to ask for. */
  readonly scope: string
  /** Where the API is. */
  readonly apiUrl: string
}

export interface SiteContentProps {
  readonly bucket: Bucket
  readonly distribution: Distribution
  /** The console's files. */
  readonly folder: string
  readonly configuration: ConsoleConfiguration
  /** For how long the log of the copying is kept. */
  readonly logRetention: RetentionDays
}

/** The console's files and its configuration, in the bucket; a new version is asked for at once. */
export class SiteContent extends Construct {
  constructor(scope: Construct, id: string, props: SiteContentProps) {
    super(scope, id)
    const deployment = new BucketDeployment(this, 'Files', {
      sources: [
        Source.asset(props.folder),
        Source.jsonData('config.json', { ...props.configuration }),
      ],
      destinationBucket: props.bucket,
      cacheControl: [CacheControl.noCache()],
      distribution: props.distribution,
      distributionPaths: ['/*'],
      memoryLimit: MEMORY_MB,
      logGroup: libraryLogs(this, props.logRetention),
    })
    const copier = deployment.handlerRole.node.scope
    if (copier) acceptLibraryFunction(copier, wildcardsOfCopier(props.bucket))
  }
}

/** The bucket of the deployment's assets, as a finding writes it: what is not known yet in angle brackets. */
function assetsOf({ partition, account, region }: Stack): string {
  const known = (value: string, name: string) =>
    Token.isUnresolved(value) ? `<AWS::${name}>` : value
  const owner = `${known(account, 'AccountId')}-${known(region, 'Region')}`
  return `arn:${known(partition, 'Partition')}:s3:::cdk-hnb659fds-assets-${owner}`
}

function wildcardsOfCopier(bucket: Bucket): Readonly<Record<string, string>> {
  const { defaultChild } = bucket.node
  if (!(defaultChild instanceof CfnBucket)) throw new Error('the bucket has no resource')
  const bucketId = Stack.of(bucket).getLogicalId(defaultChild)
  return Object.fromEntries([
    ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map((name) => [
      `Action::s3:${name}`,
      'It copies files from the assets to the bucket, and reads and writes no other.',
    ]),
    [`Resource::<${bucketId}.Arn>/*`, "The console's files, each of which it may replace."],
    [`Resource::${assetsOf(Stack.of(bucket))}/*`, 'The files that this deployment has uploaded.'],
    ['Resource::*', 'CloudFront invalidations, which the library allows on every distribution.'],
  ])
}
