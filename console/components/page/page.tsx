import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { type ReactNode, useEffect, useRef } from 'react'
import { OWNERS_PLACE } from '../../places.ts'
import { strings } from '../../strings/strings.ts'
import { Messages } from '../messages/messages.tsx'
import { Notices } from '../messages/notices.tsx'
import { useFollow } from '../use-follow.ts'
import { useArrival } from './use-arrival.ts'

interface Crumb {
  readonly text: string
  readonly href: string
}

interface PageProps {
  /** The page's heading, and its name among the browser's tabs. */
  readonly title: string
  readonly description?: ReactNode
  /** The places from the start page to this one; the start page itself has none. */
  readonly crumbs?: readonly Crumb[]
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: where it is, what it is, and its content. */
export function Page({ title, description, crumbs, actions, children }: PageProps) {
  const follow = useFollow()
  const heading = useRef<HTMLSpanElement>(null)
  useArrival(heading)
  useEffect(() => {
    document.title = title === strings.common.title ? title : `${title} · ${strings.common.title}`
  }, [title])
  return (
    <ContentLayout
      defaultPadding
      notifications={
        <>
          <Messages />
          <Notices />
        </>
      }
      disableOverlap
      breadcrumbs={
        crumbs && (
          <BreadcrumbGroup
            items={[{ text: strings.common.title, href: OWNERS_PLACE }, ...crumbs]}
            onFollow={follow}
            ariaLabel={strings.common.breadcrumbs}
          />
        )
      }
      header={
        <Header variant="h1" description={description} actions={actions}>
          <span ref={heading} tabIndex={-1}>
            {title}
          </span>
        </Header>
      }
    >
      {children}
    </ContentLayout>
  )
}
