import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Accepts findings of the rule packs about a resource, each with a reason. A finding that nobody has
 * accepted fails the synthesis.
 *
 * @param reasons the reason for each rule, by the rule's id as the finding prints it.
 */
export function accept(resource: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const acknowledgments = Object.entries(reasons).map(([id, reason]) => ({ id, reason }))
  Validations.of(resource).acknowledge(...acknowledgments)
}
