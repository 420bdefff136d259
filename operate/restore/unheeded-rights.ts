import type { AuditEvent } from '../../shared/domain/audit/audit-event.ts'
import type { Keypair } from '../../shared/domain/keypairs/keypair.ts'
import type { KeypairRights } from '../../shared/domain/keypairs/keypair-rights.ts'

/**
 * What events say of a keypair that the table does not heed, oldest first. Versions tell, not times: every write
 * was on condition of the version before.
 *
 * That is the last version, when it is later than the table's. And it is every version of which there
 * are two, unless a repair has come after them: somebody went on with the table that was lost while
 * this one was in use already, or about to be, and both counted on from the same.
 */
export function unheededRights(
  keypair: Pick<Keypair, 'version'>,
  events: readonly AuditEvent[],
): readonly KeypairRights[] {
  const told = events
    .flatMap(({ rights, actor }) => (rights ? [{ rights, actor }] : []))
    .toSorted((one, other) => one.rights.version - other.rights.version)
  const repaired = told.findLast(({ actor }) => actor.type === 'operator')?.rights.version ?? 0
  const twins = Map.groupBy(told, ({ rights }) => rights.version)
  const isForked = ({ rights, actor }: (typeof told)[number]) =>
    actor.type !== 'operator' &&
    rights.version >= repaired &&
    (twins.get(rights.version)?.length ?? 0) > 1
  const isLater = ({ rights }: (typeof told)[number]) =>
    rights.version > keypair.version && rights.version === told.at(-1)?.rights.version
  return told.filter((one) => isForked(one) || isLater(one)).map(({ rights }) => rights)
}

/**
 * Whether something happened to the keypair of which its event does not say what it may do from then on,
 * and no repair has come after it. No version of ours writes such an event, but of one that is there
 * nothing better can be said than that anything may have been taken.
 */
export function isUntold(events: readonly AuditEvent[]): boolean {
  const repaired = events.findLastIndex(({ actor }) => actor.type === 'operator')
  return events.slice(repaired + 1).some(({ rights }) => rights === null)
}
