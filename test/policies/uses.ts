import type { Grant } from '../infra/permissions/grants.ts'
import { appliesTo, isLike } from './evaluation.ts'
import type { RecordedRequest } from './recording/recording.ts'

/** One thing that a grant is for: of an action on items, one kind of partition. */
interface Use {
  /** As the permission matrix has it. */
  readonly name: string
  isMadeBy(request: RecordedRequest): boolean
}

const LEADING_KEYS = 'dynamodb:LeadingKeys'

/** Everything that a grant allows, part by part: each part is to be of use to the function. */
export function usesOf(grant: Grant): readonly Use[] {
  const { holder, policy, action, resource, tests } = grant
  const name = `${holder}: ${policy}, ${action} on ${resource}`
  const isMadeBy = (request: RecordedRequest) =>
    request.operation === holder && appliesTo(grant, request)
  const patterns = tests.flatMap(({ key, values }) => (key === LEADING_KEYS ? values : []))
  if (patterns.length === 0) return [{ name, isMadeBy }]
  return patterns.map((pattern) => ({
    name: `${name} of ${pattern}`,
    isMadeBy: (request) =>
      isMadeBy(request) &&
      (request.context[LEADING_KEYS] ?? []).some((partition) => isLike(partition, pattern)),
  }))
}
