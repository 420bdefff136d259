import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { OwnerRef } from '../../api/call.ts'
import { useFollow } from '../../components/use-follow.ts'
import { ownerPlace } from '../../places.ts'
import { strings } from '../../strings/strings.ts'

const words = strings.keypair

/** Says that there is no keypair at this address, with a way back. */
export function NoSuchKeypair({ owner }: { readonly owner: OwnerRef }) {
  const follow = useFollow()
  return (
    <Alert
      type="info"
      header={words.goneTitle}
      action={
        <Button href={ownerPlace(owner)} onFollow={follow}>
          {words.back}
        </Button>
      }
    >
      {words.gone}
    </Alert>
  )
}
