import { createContext, use } from 'react'
import type { SignedIn } from './session.ts'

/** `ending`: within minutes. `ended`: the API no longer takes the access token. */
export type SessionPhase = 'open' | 'ending' | 'ended'

interface SessionNow extends SignedIn {
  readonly phase: SessionPhase
}

/** For `useSession`; the app provides it. */
export const SessionContext = createContext<SessionNow | undefined>(undefined)

/** Who is signed in, and for how long yet. */
export function useSession(): SessionNow {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession is for what is below SessionContext')
  return session
}
