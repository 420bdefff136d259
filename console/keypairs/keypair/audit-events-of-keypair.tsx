import { later } from '../../components/later.tsx'

/** What was done to a keypair, and by whom. */
export const AuditEventsOfKeypair = later('keypair-audit-events', async () => {
  return (await import('../../audit-events/keypair-audit-events.tsx')).KeypairAuditEvents
})
