import { Moment } from '../../components/text/moment.tsx'
import { strings } from '../../strings/strings.ts'

/** When something was last used, as far as that is noted. */
export function LastUse({ at }: { readonly at: Date | null }) {
  return at === null ? strings.keypair.neverUsed : <Moment at={at} />
}
