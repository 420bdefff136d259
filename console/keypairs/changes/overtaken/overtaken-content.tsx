import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Keypair } from '../../../api/queries.ts'
import { strings } from '../../../strings/strings.ts'
import type { Overtaken } from '../use-attempt.ts'
import { Comparison } from './comparison.tsx'
import { FACTS } from './facts.tsx'
import { OvertakenAlert } from './overtaken-alert.tsx'

const words = strings.changes

/**
 * Compares the keypair as the reader saw it with the keypair as it is now. For changes without fields, such
 * as disabling.
 */
export function OvertakenContent(props: {
  readonly overtaken: Overtaken
  readonly seen: Keypair
  readonly children?: ReactNode
}) {
  const { seen } = props
  const now = props.overtaken.now.keypair
  const facts = FACTS.filter((fact) => !fact.isSame(seen, now))
  return (
    <SpaceBetween size="l">
      <OvertakenAlert overtaken={props.overtaken}>
        {facts.length === 0 && <span>{words.overtakenSame}</span>}
      </OvertakenAlert>
      <Comparison
        facts={facts}
        one={({ label, show }) => ({ label: words.beforeAnd(label), value: show(seen) })}
        other={({ label, show }) => ({ label: words.nowAnd(label), value: show(now) })}
      />
      {props.children}
    </SpaceBetween>
  )
}
