import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { useMemo } from 'react'
import type { OwnerRef } from '../api/call.ts'
import { CopyText } from '../components/text/copy-text.tsx'
import { Person } from '../components/text/person.tsx'
import { useFollow } from '../components/use-follow.ts'
import { keypairPlace } from '../places.ts'
import { useSession } from '../session/session-context.ts'
import { strings } from '../strings/strings.ts'
import type { AuditEvent } from './listed-audit-event.ts'
import { changesOf, type Identity, whatOf, whoOf } from './wording.ts'

const words = strings.auditEvents

/** The user who is signed in, as audit events name them. */
export function useReader(): Identity {
  const { configuration, subject } = useSession()
  const { issuer } = configuration
  return useMemo(() => ({ issuer, subject }), [issuer, subject])
}

/** What was done, and which members it changed. */
export function What({ event }: { readonly event: AuditEvent }) {
  const changes = changesOf(event)
  return (
    <>
      {whatOf(event)}
      {changes !== '' && <Box color="text-body-secondary">{words.changed(changes)}</Box>}
    </>
  )
}

/** Who did it. */
export function Who({ event }: { readonly event: AuditEvent }) {
  const doer = whoOf(event, useReader())
  if ('words' in doer) return doer.words
  const { subject, issuer } = doer
  return (
    <>
      <Person subject={subject} />
      {issuer !== undefined && (
        <>
          {' '}
          {words.ofIssuer} <Person subject={issuer} />
        </>
      )}
    </>
  )
}

/** The keypair and its secret, or the administrator; a dash when it is about the owner itself. */
export function About(props: {
  readonly event: AuditEvent
  readonly owner: OwnerRef
  /** Key IDs of removed keypairs: they get no link. */
  readonly removed: ReadonlySet<string>
}) {
  const { keyId, secretId, userId } = props.event
  if (userId !== null) {
    return (
      <>
        {words.administrator} <Person subject={userId} />
      </>
    )
  }
  if (keyId === null) return strings.common.none
  return (
    <>
      <KeypairNamed {...props} keyId={keyId} />
      {secretId !== null && (
        <Box color="text-body-secondary">
          {words.secret} {secretId}
        </Box>
      )}
    </>
  )
}

/** The key ID, as a link unless the keypair was removed. */
function KeypairNamed(props: {
  readonly keyId: string
  readonly owner: OwnerRef
  readonly removed: ReadonlySet<string>
}) {
  const { keyId } = props
  const follow = useFollow()
  if (props.removed.has(keyId)) {
    return (
      <>
        {keyId}{' '}
        <Box variant="span" color="text-body-secondary">
          ({words.keypairRemoved})
        </Box>
      </>
    )
  }
  return (
    <Link href={keypairPlace(props.owner, keyId)} onFollow={follow}>
      {keyId}
    </Link>
  )
}

/** The ID by which the operator finds the request in the log. */
export function RequestId({ event: { requestId } }: { readonly event: AuditEvent }) {
  return <CopyText text={requestId} label={words.copyRequestId(requestId)} />
}
