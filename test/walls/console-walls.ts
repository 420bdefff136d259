import type { Wall } from './wall.ts'

/** Around the console, in a browser and on its way there. */
export const CONSOLE_WALLS: readonly Wall[] = [
  {
    around: 'web',
    holds: 'the console, in a browser: it knows the API by its operations',
    imports: [
      'web',
      'web/strings',
      'web/site/console-configuration.ts',
      'web/site/paths.ts',
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
    around: 'web/strings',
    holds: 'every word that people see, and nothing that decides which',
    imports: ['web/strings'],
    packages: [],
    node: false,
  },
  {
    around: 'web/site',
    holds: 'how the console is built and served, in plain data for one machine and for the edge',
    imports: ['web/site', 'shared/domain/duration.ts'],
    packages: ['zod/mini'],
    node: true,
  },
  {
    around: 'web/vite.config.ts',
    holds: 'how the console is bundled',
    imports: [],
    packages: ['vite'],
    node: false,
  },
]
