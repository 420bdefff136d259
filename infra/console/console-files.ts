import { Stack, Token } from 'aws-cdk-lib'
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { HASHED, REVALIDATED } from '../../console/hosting/cache-control.ts'
import type { ConsoleConfiguration } from '../../console/hosting/console-configuration.ts'
import { ASSETS_PREFIX, CONFIGURATION_PATH, PAGE_PATH } from '../../console/hosting/paths.ts'
import { acceptLibraryFunction, libraryLogs } from './library-function.ts'

/** The console's paths without their leading slash, as the CDK's function names files. */
const ASSETS = `${ASSETS_PREFIX.slice(1)}*`
const PAGE = PAGE_PATH.slice(1)

/** For the CDK's function that copies the files. */
const MEMORY_MB = 512

export interface ConsoleFilesProps {
  readonly bucket: Bucket
  readonly distribution: Distribution
  /** The console's files. */
  readonly folder: string
  readonly configuration: ConsoleConfiguration
  /** How long the log of the copying function is kept. */
  readonly logRetention: RetentionDays
}

/**
 * Copies the console's files and its configuration into the bucket, in three steps: the files with hashed
 * names, then the other files, then the page that refers to them. Files with hashed names are never
 * deleted. So a new version is visible at once, and open pages keep working.
 */
export class ConsoleFiles extends Construct {
  constructor(scope: Construct, id: string, props: ConsoleFilesProps) {
    super(scope, id)
    const { bucket, distribution, folder, configuration } = props
    const files = Source.asset(folder)
    const common = {
      destinationBucket: bucket,
      memoryLimit: MEMORY_MB,
      logGroup: libraryLogs(this, props.logRetention),
    }
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      sources: [files],
      exclude: ['*'],
      include: [ASSETS],
      prune: false,
      cacheControl: [CacheControl.fromString(HASHED)],
    })
    const others = new BucketDeployment(this, 'Files', {
      ...common,
      sources: [files, Source.jsonData(CONFIGURATION_PATH.slice(1), { ...configuration })],
      // Excluded files are not deleted either.
      exclude: [ASSETS, PAGE],
      cacheControl: [CacheControl.fromString(REVALIDATED)],
    })
    const page = new BucketDeployment(this, 'Page', {
      ...common,
      sources: [files],
      exclude: ['*'],
      include: [PAGE],
      prune: false,
      cacheControl: [CacheControl.fromString(REVALIDATED)],
      contentType: 'text/html; charset=utf-8',
      distribution,
      distributionPaths: ['/*'],
    })
    others.node.addDependency(assets)
    page.node.addDependency(others)
    const copier = page.handlerRole.node.scope
    if (copier) acceptLibraryFunction(copier, wildcardsOfCopier(bucket))
  }
}

/** The ARN of the CDK's asset bucket, as a finding prints it: values not known yet in angle brackets. */
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
      'It copies files from the asset bucket to the console bucket, and uses no other bucket.',
    ]),
    [`Resource::<${bucketId}.Arn>/*`, "It may replace each of the console's files."],
    [
      `Resource::${assetsOf(Stack.of(bucket))}/*`,
      'It reads the files that this deployment uploads.',
    ],
    ['Resource::*', 'The CDK allows it to invalidate every CloudFront distribution.'],
  ])
}
