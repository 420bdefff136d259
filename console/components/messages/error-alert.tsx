import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ApiError } from '../../api/api-error.ts'
import { strings } from '../../strings/strings.ts'
import { CopyText } from '../text/copy-text.tsx'
import { Announced } from './announced.tsx'

const WORDS: Readonly<Record<string, { readonly title: string; readonly advice: string }>> =
  strings.errors.byCode

/**
 * What happened, what to do, and the request ID for the operator.
 *
 * @param onRetry adds a button "Try again"
 */
export function ErrorAlert(props: {
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
}) {
  const { error, onRetry } = props
  const known = error instanceof ApiError ? error : undefined
  const words = wordsOf(error)
  const action = onRetry && <Button onClick={onRetry}>{strings.common.tryAgain}</Button>
  return (
    <Announced>
      <Alert type="error" header={words.title} action={action}>
        <SpaceBetween size="xs">
          <span>{words.advice}</span>
          {known?.members.map(({ member, reason }) => (
            <span key={member}>
              {member} {reason}
            </span>
          ))}
          {known?.requestId && <RequestId requestId={known.requestId} />}
        </SpaceBetween>
      </Alert>
    </Announced>
  )
}

/** What happened, in one clause. */
export function titleOf(error: unknown): string {
  return wordsOf(error).title
}

function wordsOf(error: unknown) {
  const code = error instanceof ApiError ? error.code : ''
  return WORDS[code] ?? strings.errors.byCode['internal-error']
}

/** The ID by which the operator finds the request in the log. */
export function RequestId({ requestId }: { readonly requestId: string }) {
  return (
    <span>
      {strings.errors.requestId} <CopyText text={requestId} label={strings.errors.copyRequestId} />
    </span>
  )
}
