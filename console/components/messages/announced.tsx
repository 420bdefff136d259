import { type ReactNode, useEffect, useRef } from 'react'

/** Scrolls its content into view and has screen readers say it at once: a long dialog may hide it. */
export function Announced({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div role="alert" ref={element}>
      {children}
    </div>
  )
}
