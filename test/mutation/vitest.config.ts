import { defineConfig } from 'vitest/config'

/** Tests that take long, or are about something else than what is mutated. */
const LEFT_OUT = [
  'test/unit/shared/domain/tokens/signing-key-rotation.test.ts',
  'test/unit/shared/http/log-request.test.ts',
  'test/unit/shared/http/request/{cursor,parse-json}.test.ts',
  'test/unit/shared/http/response/{cors,problem-details}.test.ts',
]

// biome-ignore lint/style/noDefaultExport: Vitest reads a configuration so.
export default defineConfig({
  test: {
    include: [
      'test/unit/{functions,shared/{aws,domain,http}}/**/*.test.ts',
      'test/property/{basic-header,form,scopes}.test.ts',
    ],
    exclude: LEFT_OUT,
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL', POWERTOOLS_METRICS_DISABLED: 'true' },
    testTimeout: 20_000,
  },
})
