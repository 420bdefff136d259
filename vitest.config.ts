import { defineConfig } from 'vitest/config'

// Others may share the machine: a test waits for what it waits for, and fails by a deadline of its own.
const TEST_TIMEOUT_MILLISECONDS = 120_000

export default defineConfig({
  test: {
    testTimeout: TEST_TIMEOUT_MILLISECONDS,
    hookTimeout: TEST_TIMEOUT_MILLISECONDS,
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL' },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/{unit,property,infra}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/support/shared-dynamodb.ts',
          // A stack sets variables of its process, and its functions remember what they read.
          pool: 'forks',
          isolate: true,
        },
      },
    ],
  },
})
