import { CONSOLE_WALLS } from './console-walls.ts'
import { OPERATOR_WALLS } from './operator-walls.ts'
import { SERVICE_WALLS } from './service-walls.ts'
import type { Wall } from './wall.ts'

/** What each folder may import. `npm run lint` refuses every other import. */
export const WALLS: readonly Wall[] = [
  ...SERVICE_WALLS,
  ...OPERATOR_WALLS,
  ...CONSOLE_WALLS,
  {
    around: 'test',
    holds: 'the tests, which may import anything; nothing outside may import them',
    imports: 'anything',
    packages: 'anything',
    node: true,
  },
  {
    around: 'vitest.config.ts',
    holds: 'how tests run',
    imports: ['test'],
    packages: ['vitest/config'],
    node: false,
  },
  {
    around: 'vitest.browser.config.ts',
    holds: 'how tests in a browser run',
    imports: [],
    packages: ['vitest/config'],
    node: false,
  },
]
