import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import TopNavigation from '@cloudscape-design/components/top-navigation'
import { type ReactNode, useState } from 'react'
import { OWNERS_PLACE } from '../places.ts'
import { strings } from '../strings/strings.ts'
import type { SignedOut } from './session.ts'

const words = strings.session

const NARROW_PIXELS = 560

/** Shown until it is known whether somebody is signed in. */
export function StartingPage() {
  return (
    <Outside title={strings.common.title}>
      <Box color="text-status-inactive">
        <Spinner /> {strings.common.loading}
      </Box>
    </Outside>
  )
}

/** The page with the button "Sign in". */
export function SignedOutPage({ session }: { readonly session: SignedOut }) {
  const [failure, setFailure] = useState(session.failure)
  const [isLeaving, setLeaving] = useState(false)
  const signIn = () => {
    setLeaving(true)
    session.signIn().catch((error: unknown) => {
      setFailure(error)
      setLeaving(false)
    })
  }
  return (
    <Outside title={strings.common.title}>
      <SpaceBetween size="l">
        <Box variant="p">{words.about}</Box>
        {failure !== undefined && (
          <Alert type="error" header={words.failed}>
            {words.failedAdvice}
          </Alert>
        )}
        <Button variant="primary" loading={isLeaving} onClick={signIn}>
          {words.signIn}
        </Button>
      </SpaceBetween>
    </Outside>
  )
}

/** Shown when the console could not read its configuration or reach the identity provider. */
export function NoStartPage() {
  return (
    <Outside title={strings.common.title}>
      <Alert
        type="error"
        header={words.noStart}
        action={<Button onClick={() => location.reload()}>{strings.common.tryAgain}</Button>}
      >
        {words.noStartAdvice}
      </Alert>
    </Outside>
  )
}

/** The layout of the pages before sign-in: a card below the bar. */
function Outside({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <TopNavigation identity={{ href: OWNERS_PLACE, title: strings.common.product }} />
      <main>
        <ContentLayout defaultPadding disableOverlap maxContentWidth={NARROW_PIXELS}>
          <Box padding={{ top: 'xxxl' }}>
            <Container
              header={
                <Header variant="h1" description={strings.common.place}>
                  {title}
                </Header>
              }
            >
              {children}
            </Container>
          </Box>
        </ContentLayout>
      </main>
    </>
  )
}
