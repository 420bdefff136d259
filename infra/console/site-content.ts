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

/** The site's paths, as the library's function names files: without the slash that they begin with. */
const ASSETS = `${ASSETS_PREFIX.slice(1)}*`
const PAGE = PAGE_PATH.slice(1)

/** Of the library's function that copies the files. */
const MEMORY_MB = 512

export interface SiteContentProps {
  readonly bucket: Bucket
  readonly distribution: Distribution
  /** The console's files. */
  readonly folder: string
  readonly configuration: ConsoleConfiguration
  /** For how long the log of the copying is kept. */
  readonly logRetention: RetentionDays
}

/**
 * The console's files and its configuration, in the bucket, where a new version is visible at once and a page
 * that is open keeps working: first come the files with hashed names, of which none ever goes; then the others;
 * and at last the page that names them all.
 */
export class SiteContent extends Construct {
  constructor(scope: Construct, id: string, props: SiteContentProps) {
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
      // What is excluded is not pruned either.
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
