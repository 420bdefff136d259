/** Who did what to an owner and its keypairs, and when. */
export function EventsPage() {
  return null
}
