import { createContext, use } from 'react'
import type { SignedIn } from './session.ts'

/** `ending`: the session ends within minutes. `ended`: the API no longer accepts the access token. */
export type SessionPhase = 'open' | 'ending' | 'ended'

interface SessionNow extends SignedIn {
  readonly phase: SessionPhase
}

/** The session for `useSession`. `App` provides it. */
export const SessionContext = createContext<SessionNow | undefined>(undefined)

/** Who is signed in, and the phase of their session. */
export function useSession(): SessionNow {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession was used outside SessionContext')
  return session
}
