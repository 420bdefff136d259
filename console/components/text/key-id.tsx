import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import { strings } from '../../strings/strings.ts'
import { useFollow } from '../use-follow.ts'
import { CopyText } from './copy-text.tsx'

/** A key ID as a link to its keypair, with a button that copies it. */
export function KeyIdLink({ keyId, href }: { readonly keyId: string; readonly href: string }) {
  const follow = useFollow()
  return (
    <CopyText text={keyId} label={strings.keypairs.copyKeyId(keyId)}>
      <Link href={href} onFollow={follow}>
        <Box variant="code" color="inherit">
          {keyId}
        </Box>
      </Link>
    </CopyText>
  )
}
