import Alert from '@cloudscape-design/components/alert'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'
import { LiveSecret } from './live-secret.tsx'
import { RetirementSignal } from './retirement-signal.tsx'

const words = strings.keypair

/** The live secrets of a keypair, and whether the older one is still needed. */
export function Secrets(props: {
  readonly keypair: Keypair
  readonly onRetire: (secretId: string) => void
}) {
  const { keypair, onRetire } = props
  const { secrets } = keypair
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${secrets.length})`} description={words.secretsAbout}>
          {words.secrets}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <RetirementSignal keypair={keypair} onRetire={onRetire} />
        <EndOfSecrets secrets={secrets} />
        {secrets.length > 0 && (
          <ColumnLayout columns={1} borders="horizontal">
            {secrets.map((secret) => (
              <LiveSecret
                key={secret.secretId}
                secret={secret}
                onRetire={secrets.length > 1 ? onRetire : undefined}
              />
            ))}
          </ColumnLayout>
        )}
      </SpaceBetween>
    </Container>
  )
}

/** A warning when there is no secret, or soon will be none. */
function EndOfSecrets({ secrets }: Pick<Keypair, 'secrets'>) {
  if (secrets.length === 0) {
    return (
      <Alert type="warning" header={words.noSecretsTitle}>
        {words.noSecrets}
      </Alert>
    )
  }
  if (secrets.some(({ expiresAt }) => expiresAt === null)) return null
  return (
    <Alert type="warning" header={words.allEndTitle}>
      {words.allEnd}
    </Alert>
  )
}
