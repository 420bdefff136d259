import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useConnection } from '../api/connection.ts'
import { useSession } from '../session/session-context.ts'
import { strings } from '../strings/strings.ts'

/**
 * What people should know of their session and of the connection, on top of a page or a dialog. An ended
 * session hides nothing: whatever is on the screen, such as a new secret, can still be copied.
 */
export function Notices() {
  const words = strings.session
  const { phase } = useSession()
  const connection = useConnection()
  return (
    <div role="status">
      {phase === 'ending' && (
        <Alert type="warning" header={words.endingTitle} action={<SignInAgain />}>
          {words.ending}
        </Alert>
      )}
      {phase === 'ended' && (
        <Alert type="error" header={words.endedTitle} action={<SignInAgain />}>
          {words.ended}
        </Alert>
      )}
      {connection === 'offline' && (
        <Alert type="warning" header={words.offline}>
          {words.offlineAdvice}
        </Alert>
      )}
      {connection === 'retrying' && (
        <Alert type="warning" header={words.retrying}>
          {words.retryingAdvice}
        </Alert>
      )}
    </div>
  )
}

function SignInAgain() {
  const { signInAgain } = useSession()
  return <Button onClick={() => void signInAgain()}>{strings.session.signInAgain}</Button>
}
