/**
 * Makes a page that was left load again when somebody goes back to it. Otherwise the browser keeps the page
 * with the memory of its scripts, and Back restores it: whoever uses the browser by then would get the access
 * token and everything on the screen, even a key secret.
 *
 * Call it before anything else listens to `beforeunload`.
 */
export function forgetWhenLeft(): void {
  let isBack = false
  addEventListener('pagehide', () => {
    // Nothing of the page is visible until it is loaded again.
    document.body.hidden = true
  })
  // The browser already asked when the page was left, so later listeners must not ask again. A capturing
  // listener would not do: browsers do not agree on whether it comes first.
  addEventListener('beforeunload', (event) => {
    if (isBack) event.stopImmediatePropagation()
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    isBack = true
    location.reload()
  })
}
