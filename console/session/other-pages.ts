const CHANNEL = 'feedback-keys-session'

/** Has every page of the console that is open in this browser leave, once somebody has signed out in one. */
export function leaveTogether(): { readonly signedOut: () => void } {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', () => location.replace('/'))
  return { signedOut: () => channel.postMessage('signed-out') }
}
