import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Link from '@cloudscape-design/components/link'
import { strings } from '../strings/strings.ts'
import { useFollow } from './use-follow.ts'

/** A key ID that leads to its keypair, and can be copied. */
export function KeyIdLink({ keyId, href }: { readonly keyId: string; readonly href: string }) {
  const follow = useFollow()
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={keyId}
      textToDisplay={
        <Link href={href} onFollow={follow}>
          <Box variant="code" color="inherit">
            {keyId}
          </Box>
        </Link>
      }
      copyButtonAriaLabel={strings.keypairs.copyKeyId(keyId)}
      copySuccessText={strings.common.copied}
      copyErrorText={strings.common.copyFailed}
    />
  )
}
