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
  /** The page's heading, and the title of its browser tab. */
  readonly title: string
  readonly description?: ReactNode
  /** The pages from the start page to this one. The start page has none. */
  readonly crumbs?: readonly Crumb[]
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: breadcrumbs, heading, notices and content. */
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
