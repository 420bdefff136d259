import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useHeldPage } from '../components/page/use-held-page.ts'
import { CopyText } from '../components/text/copy-text.tsx'
import { useSession } from '../session/session-context.ts'
import { strings } from '../strings/strings.ts'
import { Downloads } from './downloads.tsx'
import { SecretFooter } from './secret-footer.tsx'
import { SecretText } from './secret-text.tsx'
import { TokenRequestTabs } from './token-request-tabs.tsx'

const words = strings.secret

/** A key secret that the service has just created. It cannot be read again. */
export interface Issued {
  readonly keyId: string
  readonly keySecret: string
  readonly scopes: readonly string[]
  readonly reason: 'created' | 'rotated'
}

/**
 * Shows a new key secret, only this once. The dialog closes only on purpose, and the browser asks before the
 * page is left. After closing, nothing of the key secret is kept. Show it with `usePresent`: going back in
 * the history must not lose it.
 */
export function SecretDialog(props: { readonly issued: Issued; readonly onClose: () => void }) {
  const { keyId, keySecret, scopes, reason } = props.issued
  const { tokenUrl } = useSession().configuration
  const [shown, setShown] = useState(false)
  const [taken, setTaken] = useState(false)
  const [stored, setStored] = useState(false)
  const [refused, setRefused] = useState(false)
  useHeldPage(true)
  const take = () => setTaken(true)
  return (
    <Modal
      visible
      size="large"
      header={words.title[reason]}
      closeAriaLabel={strings.common.close}
      onDismiss={() => setRefused(true)}
      footer={
        <SecretFooter
          stored={stored}
          onStore={(next) => {
            setStored(next)
            setRefused(false)
          }}
          taken={taken}
          refused={refused}
          onClose={props.onClose}
        />
      }
    >
      <SpaceBetween size="l">
        <Alert type="warning" header={words.onceTitle}>
          {words.once[reason]}
        </Alert>
        <KeyValuePairs
          columns={2}
          items={[
            { label: words.keyId, value: <KeyId keyId={keyId} /> },
            { label: words.scopes, value: scopes.join(', ') },
          ]}
        />
        <KeyValuePairs
          items={[
            {
              label: words.keySecret,
              value: (
                <SecretText keySecret={keySecret} shown={shown} onShow={setShown} onTaken={take} />
              ),
            },
            {
              label: words.download,
              value: <Downloads credentials={{ keyId, keySecret, tokenUrl }} onTaken={take} />,
            },
          ]}
        />
        <SpaceBetween size="xs">
          <Header variant="h3" description={words.requestAbout}>
            {words.requestTitle}
          </Header>
          <TokenRequestTabs keyId={keyId} />
        </SpaceBetween>
      </SpaceBetween>
    </Modal>
  )
}

function KeyId({ keyId }: { readonly keyId: string }) {
  return (
    <CopyText text={keyId} label={words.copyKeyId} copied={words.keyIdCopied}>
      <Box variant="code">{keyId}</Box>
    </CopyText>
  )
}
