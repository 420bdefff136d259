import { rotateSecret } from '../../../../shared/operations/rotate-secret.ts'
import { useCall } from '../../../api/api-provider.tsx'
import { usePresent } from '../../../components/page/above-pages.tsx'
// It is imported with the rotate dialog: once there is a secret, showing it must not need another download.
import { SecretDialog } from '../../../secret/secret-dialog.tsx'
import type { KeypairRef } from '../use-opened.ts'

/**
 * A function that rotates and shows the new key secret above the pages. The key secret goes from the answer
 * to that dialog and nowhere else: the function does not return it.
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
