/** The first signal stops everything that was started. The second one ends the process at once. */
export function interruption(): AbortSignal {
  const interrupting = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupting.signal.aborted) process.exit(1)
      interrupting.abort(new Error('interrupted'))
    })
  }
  return interrupting.signal
}
