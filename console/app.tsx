import ErrorBoundary from '@cloudscape-design/components/error-boundary'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { useEffect, useState } from 'react'
import { ApiProvider } from './api/api-provider.tsx'
import { AbovePages } from './components/page/above-pages.tsx'
import { TopBar } from './components/page/top-bar.tsx'
import { Routes } from './page-routes.tsx'
import type { SignedIn } from './session/session.ts'
import { SessionContext, type SessionPhase } from './session/session-context.ts'
import { LOCALE } from './strings/strings.ts'

/** The console for a user who is signed in. */
export function App({ session }: { readonly session: SignedIn }) {
  const [phase, setPhase] = useState<SessionPhase>('open')
  useEffect(
    () =>
      session.watch(
        () => setPhase((before) => (before === 'ended' ? before : 'ending')),
        () => setPhase('ended'),
      ),
    [session],
  )
  return (
    <I18nProvider locale={LOCALE} messages={[messages]}>
      <SessionContext value={{ ...session, phase }}>
        <ApiProvider
          access={{ ...session.configuration, accessToken: session.accessToken }}
          onUnauthenticated={() => setPhase('ended')}
        >
          <AbovePages>
            <TopBar />
            <main>
              {/* It is not around AbovePages: when a page fails, a secret that is on the screen stays. */}
              <ErrorBoundary onError={ignore}>
                <Routes />
              </ErrorBoundary>
            </main>
          </AbovePages>
        </ApiProvider>
      </SessionContext>
    </I18nProvider>
  )
}

/** Nothing to do: React has logged the error, and the page shows it. */
function ignore(): void {}
