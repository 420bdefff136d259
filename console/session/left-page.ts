/**
 * Has this page be gone when somebody comes back to it. Browsers keep a page that is left as it is, with all
 * that its scripts hold, and Back goes on with it: that would be the access token and everything on the
 * screen, a secret too, for whoever sits there by then.
 *
 * To be called before anything holds the page by `beforeunload`.
 */
export function forgetWhenLeft(): void {
  let isBack = false
  addEventListener('pagehide', () => {
    // Nothing of it is seen in the moment before it is loaded anew.
    document.body.hidden = true
  })
  // Leaving was asked about when it was left. Listeners that come later are not reached: browsers do not
  // agree on whether one that captures would come before them.
  addEventListener('beforeunload', (event) => {
    if (isBack) event.stopImmediatePropagation()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    isBack = true
    location.reload()
  })
}
