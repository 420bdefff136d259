import { rotateSecret } from '../../../shared/operations/rotate-secret.ts'
import { networkError } from '../../api/api-error.ts'
import { useCall } from '../../api/api-provider.tsx'
import { usePresent } from '../../components/above-pages.tsx'
import type { KeypairRef } from './use-opened.ts'

/**
 * A function that rotates and has the new secret shown above the pages. The secret goes from the answer to
 * the dialog that shows it, and nowhere else: the function's own result has nothing of it.
 */
export function useRotate({ owner, keyId }: KeypairRef) {
  const call = useCall()
  const present = usePresent()
  return async (overlapSeconds: number, etag: string | undefined): Promise<void> => {
    // There before there is a secret: what shows it must not be what cannot be fetched.
    const { SecretDialog } = await secretDialog()
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

function secretDialog() {
  return import('../../secret/secret-dialog.tsx').catch((cause) => {
    throw networkError(cause)
  })
}
