import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Moment } from '../../../components/text/moment.tsx'
import { strings } from '../../../strings/strings.ts'
import type { lostSecret } from './lost-secret.ts'

const words = strings.changes

/**
 * Says that a rotation left a secret that nobody knows, and how to continue so that no machine is refused.
 */
export function LostSecretAlert(props: NonNullable<ReturnType<typeof lostSecret>>) {
  const { lost, before } = props
  return (
    <Alert type="warning" header={words.lostTitle(lost.hint)}>
      <SpaceBetween size="xs">
        <span>{words.lost}</span>
        <span>{before === undefined ? words.lostOnly : words.lostFirst(before.hint)}</span>
        {before?.expiresAt && (
          <span>
            {words.lostFirstUntil(before.hint)} <Moment at={before.expiresAt} />.
          </span>
        )}
      </SpaceBetween>
    </Alert>
  )
}
