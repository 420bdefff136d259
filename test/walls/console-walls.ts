import type { Wall } from './wall.ts'

/** The walls around the console, and around what builds and serves it. */
export const CONSOLE_WALLS: readonly Wall[] = [
  {
    around: 'console',
    holds: 'the console, which runs in a browser and knows the API by its operations',
    imports: [
      'console',
      'console/strings',
      'console/hosting/console-configuration.ts',
      'console/hosting/paths.ts',
      'shared/operations',
    ],
    packages: [
      '@cloudscape-design/collection-hooks',
      '@cloudscape-design/components',
      '@cloudscape-design/global-styles',
      '@tanstack/react-query',
      'oidc-client-ts',
      'react',
      'react-dom',
      'wouter',
      'zod/mini',
    ],
    node: false,
  },
  {
    around: 'console/strings',
    holds: 'every word that people see, and no logic',
    imports: ['console/strings'],
    packages: [],
    node: false,
  },
  {
    around: 'console/hosting',
    holds: 'how the console is built and served, in plain data for one machine and for the edge',
    imports: ['console/hosting', 'shared/domain/duration.ts'],
    packages: ['zod/mini'],
    node: true,
  },
  {
    around: 'console/vite.config.ts',
    holds: 'how the console is bundled',
    imports: [],
    packages: ['vite'],
    node: false,
  },
]
