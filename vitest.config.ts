import { defineConfig } from 'vitest/config'
import { RECORDINGS } from './test/policies/recording/recordings.ts'

// Other work may slow the machine down. A test polls with a deadline of its own, and this limit is generous.
const TEST_TIMEOUT_MILLISECONDS = 120_000
// The journey waits for a sweep. On a deployed stage the sweep may have to be retried.
const JOURNEY_TIMEOUT_MILLISECONDS = 300_000

export default defineConfig({
  test: {
    testTimeout: TEST_TIMEOUT_MILLISECONDS,
    hookTimeout: TEST_TIMEOUT_MILLISECONDS,
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL', POWERTOOLS_METRICS_DISABLED: 'true' },
    provide: { recordings: RECORDINGS },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/{unit,property,infra,walls,proof,mutation}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: [
            'test/local-stack/shared-dynamodb.ts',
            'test/policies/recording/recordings.ts',
          ],
          setupFiles: 'test/policies/recording/record-calls.ts',
          // A stack sets variables of its process, and its functions remember what they read.
          pool: 'forks',
          isolate: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: JOURNEY_TIMEOUT_MILLISECONDS,
          pool: 'forks',
          isolate: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'policies',
          include: ['test/policies/**/*.test.ts'],
          // After the others: it reads what the integration tests have recorded.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
