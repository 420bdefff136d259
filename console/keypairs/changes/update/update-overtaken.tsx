import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Keypair } from '../../../api/queries.ts'
import { strings } from '../../../strings/strings.ts'
import { Comparison } from '../overtaken/comparison.tsx'
import { FACTS } from '../overtaken/facts.tsx'
import { OvertakenAlert } from '../overtaken/overtaken-alert.tsx'
import type { Overtaken } from '../use-attempt.ts'
import { type Members, withWanted } from '../wanted-members.ts'
import { UpdateEffect } from './update-effect.tsx'

const words = strings.changes

/**
 * Compares the keypair as it is now with what the reader entered, member by member. Applying it changes only
 * the members that the reader changed; the others stay as they are now.
 */
export function UpdateOvertaken(props: {
  readonly overtaken: Overtaken
  readonly seen: Keypair
  readonly wanted: Partial<Members>
  /** Goes back to the form, with what was typed. */
  readonly onBack: () => void
}) {
  const { overtaken, seen, wanted, onBack } = props
  const now = overtaken.now.keypair
  const { comment, scopes, expiresAt } = withWanted(now, wanted)
  const mine = { ...now, comment, scopes: [...scopes], expiresAt }
  const facts = FACTS.filter((fact) => !fact.isSame(seen, now) || !fact.isSame(now, mine))
  return (
    <SpaceBetween size="l">
      <OvertakenAlert overtaken={overtaken} />
      <Comparison
        facts={facts}
        one={({ label, show }) => ({ label: words.nowAnd(label), value: show(now) })}
        other={({ label, show, isSame }) => ({
          label: words.yoursAnd(label),
          value: isSame(now, mine) ? words.asItIsNow : show(mine),
        })}
      />
      <UpdateEffect before={now} wanted={wanted} />
      <Button formAction="none" iconName="edit" onClick={onBack}>
        {words.backToForm}
      </Button>
    </SpaceBetween>
  )
}
