/**
 * Has this page be gone when somebody comes back to it. Browsers keep a page that is left as it is, with all
 * that its scripts hold, and Back goes on with it: that would be the access token and everything on the
 * screen, a secret too, for whoever sits there by then.
 */
export function forgetWhenLeft(): void {
  addEventListener('pagehide', () => {
    // Nothing of it is seen in the moment before it is loaded anew.
    document.body.hidden = true
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    // Leaving has been asked about where something was to be lost: nothing is to hold the page any more.
    addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })
    location.reload()
  })
}
