import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import type { ReactNode } from 'react'
import { strings } from '../strings/strings.ts'
import type { SignedOut } from './session.ts'

const words = strings.session

const NARROW_PIXELS = 560

/** What is there until it is known who is there. */
export function StartingPage() {
  return (
    <Outside title={strings.common.title}>
      <Box color="text-status-inactive">
        <Spinner /> {strings.common.loading}
      </Box>
    </Outside>
  )
}

/** The way in. */
export function SignedOutPage({ session }: { readonly session: SignedOut }) {
  return (
    <Outside title={strings.common.title} description={words.about}>
      <SpaceBetween size="l">
        {session.failure !== undefined && (
          <Alert type="error" header={words.failed}>
            {words.failedAdvice}
          </Alert>
        )}
        <Button variant="primary" onClick={() => void session.signIn()}>
          {words.signIn}
        </Button>
      </SpaceBetween>
    </Outside>
  )
}

/** The console's configuration or the identity provider could not be read. */
export function NoStartPage({ error }: { readonly error: unknown }) {
  return (
    <Outside title={strings.common.title}>
      <Alert
        type="error"
        header={words.noStart}
        action={<Button onClick={() => location.reload()}>{strings.common.tryAgain}</Button>}
      >
        {words.noStartAdvice} {error instanceof Error ? error.message : ''}
      </Alert>
    </Outside>
  )
}

function Outside(props: {
  readonly title: string
  readonly description?: string
  readonly children: ReactNode
}) {
  return (
    <main>
      <ContentLayout
        defaultPadding
        maxContentWidth={NARROW_PIXELS}
        header={
          <Box padding={{ top: 'xxxl' }}>
            <Header variant="h1" description={props.description}>
              {props.title}
            </Header>
          </Box>
        }
      >
        {props.children}
      </ContentLayout>
    </main>
  )
}
