import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import type { Keypair } from '../../../api/queries.ts'
import { Moment } from '../../../components/text/moment.tsx'
import { useNow } from '../../../components/text/use-now.ts'
import { strings } from '../../../strings/strings.ts'
import { afterRotation } from './after-rotation.ts'

const words = strings.changes

/** Says when each secret of a keypair ends after a rotation. */
export function Fates(props: {
  readonly secrets: Keypair['secrets']
  readonly overlapSeconds: number
}) {
  const { secrets, overlapSeconds } = props
  const fates = afterRotation(secrets, overlapSeconds, useNow())
  const [oldest] = secrets
  return (
    <LiveRegion>
      <Box variant="awsui-key-label">{words.fates}</Box>
      {fates.length === 0 && <div>{words.noFates}</div>}
      {fates.map(({ secret, endsAt }) => (
        <div key={secret.secretId}>
          {words.secret(secret.hint)}{' '}
          {endsAt === 'now' ? (
            words.endsNow
          ) : (
            <>
              {words.endsAt} <Moment at={endsAt} />
            </>
          )}
        </div>
      ))}
      {oldest !== undefined && secrets.length > 1 && (
        <Box padding={{ top: 's' }}>
          <Alert type="warning">{words.twoLive(oldest.hint)}</Alert>
        </Box>
      )}
    </LiveRegion>
  )
}
