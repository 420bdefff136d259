import { defineConfig } from 'vitest/config'

// A browser, a stack and a database share few cores, so these limits are generous.
const TEST_TIMEOUT_MILLISECONDS = 180_000
const POLL_TIMEOUT_MILLISECONDS = 60_000

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: TEST_TIMEOUT_MILLISECONDS,
    hookTimeout: TEST_TIMEOUT_MILLISECONDS,
    expect: { poll: { timeout: POLL_TIMEOUT_MILLISECONDS } },
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL', POWERTOOLS_METRICS_DISABLED: 'true' },
    globalSetup: ['test/browser/support/prerequisites.ts', 'test/local-stack/shared-dynamodb.ts'],
    setupFiles: 'test/browser/support/each-file.ts',
    maxWorkers: 2,
    // A stack sets variables of its process, and its functions remember what they read.
    pool: 'forks',
    isolate: true,
  },
})
