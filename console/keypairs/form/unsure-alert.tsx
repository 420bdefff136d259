import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { ApiError } from '../../api/api-error.ts'
import { Announced } from '../../components/messages/announced.tsx'
import { RequestId } from '../../components/messages/error-alert.tsx'
import { strings } from '../../strings/strings.ts'

const words = strings.form.create

/** Whether the service may have done what it was asked, in spite of the error. */
export function isUnsure(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500
}

/** Says that a keypair may have been created although nobody has its secret, and what to do. */
export function UnsureAlert({ error }: { readonly error: unknown }) {
  const known = error instanceof ApiError ? error : undefined
  const happened = known?.status === 0 ? words.unsureNoAnswer : words.unsureFault
  return (
    <Announced>
      <Alert type="error" header={words.unsureTitle}>
        <Box variant="p">{happened}</Box>
        <Box variant="p">{words.unsure}</Box>
        <Box variant="p">{words.unsureAgain}</Box>
        {known?.requestId && <RequestId requestId={known.requestId} />}
      </Alert>
    </Announced>
  )
}
