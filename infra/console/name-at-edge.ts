import { Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A name of a CloudFront resource, with the region: another region may have a stage of the same name. */
export function nameAtEdge(scope: IConstruct, suffix = ''): string {
  const { stackName, region } = Stack.of(scope)
  return `${stackName}-${region}${suffix}`
}
