import { Moment } from '../../components/text/moment.tsx'
import { strings } from '../../strings/strings.ts'

/** The last recorded use. */
export function LastUse({ at }: { readonly at: Date | null }) {
  return at === null ? strings.keypair.neverUsed : <Moment at={at} />
}
