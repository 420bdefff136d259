import { useLocation } from 'wouter'

interface FollowEvent {
  readonly detail: { readonly href?: string | undefined; readonly external?: boolean | undefined }
  preventDefault?(): void
}

/** Follows a component's links without loading the page again. */
export function useFollow(): (event: FollowEvent) => void {
  const [, navigate] = useLocation()
  return (event) => {
    const { href, external } = event.detail
    if (href === undefined || external === true) return
    event.preventDefault?.()
    navigate(href)
  }
}
