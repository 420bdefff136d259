import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Keypair } from '../../api/queries.ts'
import { Moment } from '../../components/text/moment.tsx'
import { strings } from '../../strings/strings.ts'
import { LastUse } from './last-use.tsx'
import { RetireButton } from './retire-button.tsx'

const words = strings.keypair

/**
 * What is stored about one secret of a keypair. The key secret itself is not known.
 *
 * @param onRetire undefined when the secret must not be retired
 */
export function LiveSecret(props: {
  readonly secret: Keypair['secrets'][number]
  readonly onRetire: ((secretId: string) => void) | undefined
}) {
  const { secret, onRetire } = props
  const { secretId, hint, createdAt, lastUsedAt, expiresAt } = secret
  const retire = onRetire && <RetireButton secret={secret} onRetire={onRetire} />
  return (
    <SpaceBetween size="s">
      <Header variant="h3" actions={retire}>
        {words.secret(hint)}
      </Header>
      <KeyValuePairs
        columns={4}
        minColumnWidth={220}
        items={[
          // Audit events name the secret by it.
          { label: words.secretId, value: secretId },
          { label: words.createdAt, value: <Moment at={createdAt} /> },
          { label: words.lastUsedAt, value: <LastUse at={lastUsedAt} /> },
          {
            label: words.deadline,
            value: expiresAt === null ? words.noDeadline : <Moment at={expiresAt} />,
          },
        ]}
      />
    </SpaceBetween>
  )
}
