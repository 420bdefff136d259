import Alert from '@cloudscape-design/components/alert'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../../../strings/strings.ts'
import { isExpirySooner, type Members, scopesTaken, withWanted } from '../wanted-members.ts'

const words = strings.changes

/** A warning when an update takes something away from machines. */
export function UpdateEffect(props: {
  readonly before: Members
  readonly wanted: Partial<Members>
}) {
  const { before, wanted } = props
  const after = withWanted(before, wanted)
  const taken = scopesTaken(before, after)
  const isSooner = isExpirySooner(before, after)
  return (
    <LiveRegion>
      {(taken.length > 0 || isSooner) && (
        <Alert type="warning" header={words.fewerTitle}>
          <SpaceBetween size="xs">
            {taken.length > 0 && <span>{words.scopesTaken(taken.join(', '))}</span>}
            {isSooner && <span>{words.expirySooner}</span>}
            <span>{words.tokensLiveOn}</span>
          </SpaceBetween>
        </Alert>
      )}
    </LiveRegion>
  )
}
