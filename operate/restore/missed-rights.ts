import type { AuditEvent } from '../../shared/domain/audit/audit-event.ts'
import type { Keypair } from '../../shared/domain/keypairs/keypair.ts'
import type { KeypairRights } from '../../shared/domain/keypairs/keypair-rights.ts'

/**
 * Returns the rights of a keypair, as in its audit events, that the table does not take into account, oldest
 * first. Versions decide, not times, because every write required the version before.
 *
 * These are the rights of the last version, when it is later than the table's. They are also the rights of
 * every version that exists twice, unless a repair came after both. A version exists twice when somebody
 * changed the lost table while the restored one was in use, or about to be: both tables counted on from the
 * same version.
 */
export function missedRights(
  keypair: Pick<Keypair, 'version'>,
  events: readonly AuditEvent[],
): readonly KeypairRights[] {
  const versions = events
    .flatMap(({ rights, actor }) => (rights ? [{ rights, actor }] : []))
    .toSorted((one, other) => one.rights.version - other.rights.version)
  const repaired = versions.findLast(({ actor }) => actor.type === 'operator')?.rights.version ?? 0
  const twins = Map.groupBy(versions, ({ rights }) => rights.version)
  const isForked = ({ rights, actor }: (typeof versions)[number]) =>
    actor.type !== 'operator' &&
    rights.version >= repaired &&
    (twins.get(rights.version)?.length ?? 0) > 1
  const isLater = ({ rights }: (typeof versions)[number]) =>
    rights.version > keypair.version && rights.version === versions.at(-1)?.rights.version
  return versions.filter((one) => isForked(one) || isLater(one)).map(({ rights }) => rights)
}

/**
 * Whether an audit event since the last repair does not say which rights the keypair had afterwards. No
 * version of the service writes such an audit event. If there is one, any right may have been taken away.
 */
export function areRightsUnknown(events: readonly AuditEvent[]): boolean {
  const repaired = events.findLastIndex(({ actor }) => actor.type === 'operator')
  return events.slice(repaired + 1).some(({ rights }) => rights === null)
}
