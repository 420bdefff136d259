import type { Grant } from '../infra/permissions/grants.ts'
import { appliesTo, isLike } from './evaluation.ts'
import type { RecordedRequest } from './recording/recording.ts'

/** One use of a grant; for an action on items, one kind of partition. */
interface Use {
  /** As the permission matrix writes it. */
  readonly name: string
  isMadeBy(request: RecordedRequest): boolean
}

const LEADING_KEYS = 'dynamodb:LeadingKeys'

/** Everything that a grant allows, part by part. The function must use each part. */
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
