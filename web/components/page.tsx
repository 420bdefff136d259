import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { type ReactNode, useEffect } from 'react'
import { OWNERS_PLACE } from '../places.ts'
import { strings } from '../strings/strings.ts'
import { useFollow } from './follow.ts'
import { Notices } from './notices.tsx'

export interface Crumb {
  readonly text: string
  readonly href: string
}

export interface PageProps {
  /** The page's heading, and its name among the browser's tabs. */
  readonly title: string
  readonly description?: ReactNode
  /** The places above this one, below the start page. */
  readonly crumbs?: readonly Crumb[]
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: where it is, what it is, and its content. */
export function Page({ title, description, crumbs = [], actions, children }: PageProps) {
  const follow = useFollow()
  useEffect(() => {
    document.title = `${title} · ${strings.common.title}`
  }, [title])
  const places = [{ text: strings.common.title, href: OWNERS_PLACE }, ...crumbs]
  return (
    <ContentLayout
      defaultPadding
      notifications={<Notices />}
      breadcrumbs={
        <BreadcrumbGroup items={places} onFollow={follow} ariaLabel={strings.common.title} />
      }
      header={
        <Header variant="h1" description={description} actions={actions}>
          {title}
        </Header>
      }
    >
      {children}
    </ContentLayout>
  )
}
