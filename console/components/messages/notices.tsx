import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useConnection } from '../../api/connection.ts'
import { useSession } from '../../session/session-context.ts'
import { strings } from '../../strings/strings.ts'

/**
 * Notices about the session and the connection, at the top of a page or a dialog. When the session ends,
 * nothing is hidden: what is on the screen, such as a new key secret, can still be copied.
 */
export function Notices({ inDialog = false }: { readonly inDialog?: boolean }) {
  const words = strings.session
  const { phase } = useSession()
  const connection = useConnection()
  return (
    <div role="status">
      {phase === 'ending' && (
        <Notice type="warning" header={words.endingTitle} action={<SignInAgain />}>
          {words.ending}
        </Notice>
      )}
      {phase === 'ended' && (
        <Notice type="error" header={words.endedTitle} action={<SignInAgain />}>
          {inDialog ? words.endedInDialog : words.ended}
        </Notice>
      )}
      {connection === 'offline' && (
        <Notice type="warning" header={words.offline}>
          {words.offlineAdvice}
        </Notice>
      )}
      {connection === 'retrying' && (
        <Notice type="warning" header={words.retrying}>
          {words.retryingAdvice}
        </Notice>
      )}
    </div>
  )
}

/** An alert with space below it. */
function Notice(props: Pick<AlertProps, 'type' | 'header' | 'action' | 'children'>) {
  return (
    <Box padding={{ bottom: 'm' }}>
      <Alert {...props} />
    </Box>
  )
}

function SignInAgain() {
  const { signInAgain } = useSession()
  return <Button onClick={() => void signInAgain()}>{strings.session.signInAgain}</Button>
}
