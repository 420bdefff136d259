import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { ReactNode } from 'react'
import type { Fact } from './facts.tsx'

/** Facts of two versions of a keypair, side by side where there is room. */
export function Comparison(props: {
  readonly facts: readonly Fact[]
  readonly one: (fact: Fact) => { readonly label: string; readonly value: ReactNode }
  readonly other: (fact: Fact) => { readonly label: string; readonly value: ReactNode }
}) {
  const { facts, one, other } = props
  return (
    <KeyValuePairs
      columns={2}
      minColumnWidth={200}
      items={facts.flatMap((fact) => [one(fact), other(fact)])}
    />
  )
}
