import { later } from '../../components/later.tsx'

/** What was done to a keypair, and by whom. */
export const EventsOfKeypair = later('keypair-events', async () => {
  return (await import('../../audit-events/keypair-events.tsx')).KeypairEvents
})
