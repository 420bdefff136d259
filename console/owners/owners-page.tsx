import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useOwners } from '../api/queries.ts'
import { ErrorAlert } from '../components/messages/error-alert.tsx'
import { Page } from '../components/page/page.tsx'
import { CopyText } from '../components/text/copy-text.tsx'
import { useSession } from '../session/session-context.ts'
import { strings } from '../strings/strings.ts'
import { OwnersTable } from './owners-table.tsx'

const words = strings.owners

/** The start page: the accounts and environments that the reader administers. */
export function OwnersPage() {
  const { data, error, refetch } = useOwners()
  const isNothing = data?.length === 0
  return (
    <Page title={strings.common.title} description={strings.common.place}>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} />}
      {isNothing ? <Nothing /> : !(error && data === undefined) && <OwnersTable items={data} />}
    </Page>
  )
}

function Nothing() {
  const { subject } = useSession()
  return (
    <Alert type="info" header={words.nothingTitle}>
      <Box variant="p">{words.nothing}</Box>
      {words.yourUserId} <CopyText text={subject} label={strings.common.copy} />
    </Alert>
  )
}
