/** Acts after a while, unless it is stopped. */
export interface Timer {
  start(): void
  stop(): void
  /** Whether the time ran out. */
  isOver(): boolean
}

export function timer(milliseconds: number, act: () => void): Timer {
  let timeout: NodeJS.Timeout | undefined
  let isOver = false
  const end = () => {
    isOver = true
    act()
  }
  return {
    start: () => {
      timeout = setTimeout(end, milliseconds)
    },
    stop: () => clearTimeout(timeout),
    isOver: () => isOver,
  }
}
