import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type Keypair, useScopes } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'

const words = strings.keypair

/** The scopes of a keypair, with their descriptions from the catalogue. */
export function Scopes({ keypair: { scopes } }: { readonly keypair: Keypair }) {
  const { data } = useScopes()
  const descriptionOf = (name: string) =>
    data === undefined
      ? strings.common.loading
      : (data.find((scope) => scope.name === name)?.description ?? words.unknownScope)
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${scopes.length})`} description={words.scopesAbout}>
          {words.scopes}
        </Header>
      }
    >
      {scopes.length === 0 ? (
        <StatusIndicator type="warning">{words.noScopes}</StatusIndicator>
      ) : (
        <KeyValuePairs
          columns={3}
          minColumnWidth={260}
          items={scopes.map((name) => ({ label: name, value: descriptionOf(name) }))}
        />
      )}
    </Container>
  )
}
