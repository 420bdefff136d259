import { rotateSecret } from '../../../../shared/operations/rotate-secret.ts'
import { useCall } from '../../../api/api-provider.tsx'
import { usePresent } from '../../../components/page/above-pages.tsx'
// It comes with the dialog that rotates: once there is a secret, nothing is to be fetched that shows it.
import { SecretDialog } from '../../../secret/secret-dialog.tsx'
import type { KeypairRef } from '../use-opened.ts'

/**
 * A function that rotates and has the new secret shown above the pages. The secret goes from the answer to
 * the dialog that shows it, and nowhere else: the function's own result has nothing of it.
 */
export function useRotate({ owner, keyId }: KeypairRef) {
  const call = useCall()
  const present = usePresent()
  return async (overlapSeconds: number, etag: string | undefined): Promise<void> => {
    const { body } = await call(rotateSecret, {
      path: { owner, keyId },
      body: { overlapSeconds },
      ifMatch: etag,
    })
    const { keySecret, scopes } = body
    present((close) => (
      <SecretDialog issued={{ keyId, keySecret, scopes, reason: 'rotated' }} onClose={close} />
    ))
  }
}
