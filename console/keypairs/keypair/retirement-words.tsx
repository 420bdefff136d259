import { Moment } from '../../components/text/moment.tsx'
import { When } from '../../components/text/when.tsx'
import { strings } from '../../strings/strings.ts'
import type { Retirement } from './retirement.ts'

const words = strings.keypair.retirement

interface Secret {
  readonly hint: string
  readonly lastUsedAt: Date | null
}

/** The uses of the two secrets, which explain the conclusion of `retirement`. */
export function RetirementWords({ retirement }: { readonly retirement: Retirement<Secret> }) {
  const old = retirement.old.hint
  const replacement = retirement.replacement.hint
  if (retirement.kind === 'waiting') return <>{words.waitingFor(replacement)}</>
  if (retirement.kind === 'safe') {
    const sentence = retirement.old.lastUsedAt === null ? words.oldNeverUsed : words.oldUnused
    return (
      <>
        {sentence(old, replacement)} (<When at={retirement.since} />
        ). {words.evidence}
      </>
    )
  }
  return (
    <>
      {words.lastRecorded(old)} <When at={retirement.usedAt} />. {words.mayBeLater}{' '}
      <Moment at={retirement.usedBefore} />. {words.safeWhen(old, replacement)}
    </>
  )
}
