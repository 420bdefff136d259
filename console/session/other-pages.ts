const CHANNEL = 'feedback-keys-session'

/** After signing out in one page, every other page of the console in this browser leaves too. */
export function leaveTogether(): { readonly signedOut: () => void } {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', () => location.replace('/'))
  return { signedOut: () => channel.postMessage('signed-out') }
}
