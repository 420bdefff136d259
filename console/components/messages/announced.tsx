import { type ReactNode, useEffect, useRef } from 'react'

/** Says at once what is in it, for eyes and for screen readers: in a long dialog it may be out of sight. */
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
