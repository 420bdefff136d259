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
 * A function to call when a keypair is removed: it goes from the keypair's page to the list, forgets what
 * was read of the keypair, and says what was done.
 */
export function useLeaveRemoved({ owner, keyId }: KeypairRef): () => void {
  const call = useCall()
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  return () => {
    // The page goes first, unless somebody has left it before: one that is there when things are read again
    // would ask for what is no more.
    if (location.pathname === keypairPlace(owner, keyId))
      flushSync(() => navigate(ownerPlace(owner)))
    queryClient.removeQueries({ queryKey: keypairQuery(call, owner, keyId).queryKey })
    say('success', strings.changes.done.remove(keyId))
  }
}
