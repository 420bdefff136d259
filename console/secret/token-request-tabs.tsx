import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { strings } from '../strings/strings.ts'
import { type TokenRequest, tokenRequests } from './token-requests.ts'

const words = strings.secret

/** A long line wraps on a phone, but is copied whole. */
const CODE_STYLE = {
  margin: 0,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  tabSize: 2,
} as const

/** Token requests to copy, a tab for each language. */
export function TokenRequestTabs({ keyId }: { readonly keyId: string }) {
  return (
    <Tabs
      ariaLabel={words.requestTitle}
      tabs={tokenRequests(keyId).map((request) => ({
        id: request.id,
        label: words.languages[request.id],
        content: <Code request={request} />,
      }))}
    />
  )
}

function Code({ request: { id, code } }: { readonly request: TokenRequest }) {
  const language = words.languages[id]
  return (
    <SpaceBetween size="xs">
      <CopyToClipboard
        textToCopy={code}
        copyButtonText={strings.common.copy}
        copyButtonAriaLabel={words.copyRequest(language)}
        copySuccessText={words.requestCopied}
        copyErrorText={strings.common.copyFailed}
      />
      <Container>
        <pre style={CODE_STYLE}>
          <Box variant="code">{code}</Box>
        </pre>
      </Container>
    </SpaceBetween>
  )
}
