import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { Keypair } from '../../api/queries.ts'
import { CopyText } from '../../components/text/copy-text.tsx'
import { Moment } from '../../components/text/moment.tsx'
import { Person } from '../../components/text/person.tsx'
import { useSession } from '../../session/session-context.ts'
import { strings } from '../../strings/strings.ts'
import { StatusOfKeypair } from '../status-of-keypair.tsx'
import { LastUse } from './last-use.tsx'

const words = strings.keypair

/** The details of a keypair, without its scopes and secrets. */
export function Details({ keypair }: { readonly keypair: Keypair }) {
  const { keyId, comment, createdAt, createdBy, updatedAt, expiresAt, lastUsedAt } = keypair
  return (
    <Container header={<Header variant="h2">{words.details}</Header>}>
      <KeyValuePairs
        columns={4}
        minColumnWidth={220}
        items={[
          { label: words.keyId, value: <KeyId keyId={keyId} /> },
          { label: words.status, value: <StatusOfKeypair keypair={keypair} /> },
          {
            label: words.expiresAt,
            value: expiresAt === null ? strings.common.never : <Moment at={expiresAt} />,
          },
          { label: words.lastUsedAt, value: <NotedLastUse at={lastUsedAt} /> },
          {
            label: words.comment,
            value: comment === null ? strings.common.none : <bdi>{comment}</bdi>,
          },
          { label: words.createdBy, value: <CreatedBy subject={createdBy} /> },
          { label: words.createdAt, value: <Moment at={createdAt} /> },
          { label: words.updatedAt, value: <Moment at={updatedAt} /> },
        ]}
      />
    </Container>
  )
}

function KeyId({ keyId }: { readonly keyId: string }) {
  return (
    <CopyText text={keyId} label={words.copyKeyId}>
      <Box variant="code">{keyId}</Box>
    </CopyText>
  )
}

function NotedLastUse({ at }: { readonly at: Date | null }) {
  return (
    <>
      <LastUse at={at} />
      {at && (
        <Box variant="small" display="block" color="text-body-secondary">
          {words.lastUsedNote}
        </Box>
      )}
    </>
  )
}

/** The creator, by `sub`: the console knows nothing else about them. */
function CreatedBy({ subject }: { readonly subject: string }) {
  const isReader = useSession().subject === subject
  return (
    <>
      <Person subject={subject} />
      {isReader && ` (${strings.common.you})`}
    </>
  )
}
