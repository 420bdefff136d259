import Button from '@cloudscape-design/components/button'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'

const words = strings.keypair

/** Opens the dialog that retires one secret. */
export function RetireButton(props: {
  readonly secret: Keypair['secrets'][number]
  readonly onRetire: (secretId: string) => void
}) {
  const { secretId, hint } = props.secret
  return (
    <Button ariaLabel={words.retireSecret(hint)} onClick={() => props.onRetire(secretId)}>
      {words.retire}
    </Button>
  )
}
