import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * States why findings of the rule packs are no faults here, at the resource that they are about. A
 * finding that nobody has accepted fails the synthesis.
 *
 * @param reasons by the id of the rule, as the finding prints it.
 */
export function accept(resource: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const acknowledgments = Object.entries(reasons).map(([id, reason]) => ({ id, reason }))
  Validations.of(resource).acknowledge(...acknowledgments)
}
