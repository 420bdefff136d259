import { Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A name at CloudFront, which is of no region: a stage of the same name may be in another. */
export function nameAtEdge(scope: IConstruct, suffix = ''): string {
  const { stackName, region } = Stack.of(scope)
  return `${stackName}-${region}${suffix}`
}
