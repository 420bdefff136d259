import { later } from '../../components/later.tsx'

/** The audit events of a keypair. */
export const AuditEventsOfKeypair = later('keypair-audit-events', async () => {
  return (await import('../../audit-events/keypair-audit-events.tsx')).KeypairAuditEvents
})
