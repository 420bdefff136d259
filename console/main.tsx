import './page.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followColorScheme } from './components/page/color-scheme.ts'
import { readConfiguration } from './session/read-configuration.ts'
import { type Session, startSession } from './session/session.ts'
import { NoStartPage, SignedOutPage, StartingPage } from './session/session-pages.tsx'

const element = document.getElementById('root')
if (element === null) throw new Error('the page has no element for the console')
const root = createRoot(element)

followColorScheme()
root.render(<StartingPage />)
readConfiguration()
  .then(startSession)
  .then(
    (session) => root.render(pageOf(session)),
    () => root.render(<NoStartPage />),
  )

function pageOf(session: Session) {
  if (session.kind === 'signed-in') return <App session={session} />
  if (session.kind === 'signed-out') return <SignedOutPage session={session} />
  return <StartingPage />
}
