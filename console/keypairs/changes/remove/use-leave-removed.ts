import { useQueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { useCall } from '../../../api/api-provider.tsx'
import { keypairQuery } from '../../../api/queries.ts'
import { say } from '../../../components/messages/messages.tsx'
import { keypairPlace, ownerPlace } from '../../../places.ts'
import { strings } from '../../../strings/strings.ts'
import type { KeypairRef } from '../use-opened.ts'

/**
 * A function to call after a keypair was removed. It leaves the keypair's page for the list, forgets the
 * cached keypair, and shows a message.
 */
export function useLeaveRemoved({ owner, keyId }: KeypairRef): () => void {
  const call = useCall()
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  return () => {
    // The page is left before anything is read again: it would ask for the removed keypair. The reader may
    // have left it already.
    if (location.pathname === keypairPlace(owner, keyId))
      flushSync(() => navigate(ownerPlace(owner)))
    queryClient.removeQueries({ queryKey: keypairQuery(call, owner, keyId).queryKey })
    say('success', strings.changes.done.remove(keyId))
  }
}
