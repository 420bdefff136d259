import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { lastingThread } from './lasting-thread.ts'

/** Tests that take long, or are about something else than what is mutated. */
const LEFT_OUT = [
  'test/unit/shared/domain/tokens/signing-key-rotation.test.ts',
  'test/unit/shared/http/log-request.test.ts',
  'test/unit/shared/http/request/{cursor,parse-json}.test.ts',
  'test/unit/shared/http/response/{cors,problem-details}.test.ts',
]

/** What is quick comes first; within a folder it goes by name, so that the same test notices each time. */
const FOLDERS = ['unit/domain', 'property', 'unit/http', 'unit/product', 'unit/aws']

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  }
}

function placeOf({ moduleId }: TestSpecification): string {
  return `${FOLDERS.findIndex((folder) => moduleId.includes(`/test/${folder}/`))} ${moduleId}`
}

// biome-ignore lint/style/noDefaultExport: Vitest reads a configuration so.
export default defineConfig({
  plugins: [
    {
      name: 'lasting-thread',
      // Stryker demands a pool of its own choice, so that it cannot be said below.
      configureVitest({ project }) {
        project.config.pool = lastingThread.name
        project.config.poolRunner = lastingThread
      },
    },
  ],
  test: {
    include: [
      'test/unit/{aws,domain,http,product}/**/*.test.ts',
      'test/property/{basic-header,form,scopes}.test.ts',
    ],
    exclude: LEFT_OUT,
    setupFiles: 'test/proof/mutation/between-mutants.ts',
    env: { POWERTOOLS_LOG_LEVEL: 'CRITICAL', POWERTOOLS_METRICS_DISABLED: 'true' },
    testTimeout: 20_000,
    sequence: { sequencer: QuickestFirst },
    isolate: true,
    maxWorkers: 1,
  },
})
