// Stryker's configuration: which files it changes, in which copy, and which tests it runs.
import { PRODUCT_FOLDERS } from '../support/product-folders.ts'
import { REPORT } from './report.ts'
import { groupOfFile } from './scope.ts'

const COPIED = [...PRODUCT_FOLDERS, 'test']
/** Stryker waits that long beyond the usual time of the tests. Others may share the machine. */
const TIMEOUT_MILLISECONDS = 15_000
const TIMEOUT_FACTOR = 3
const DRY_RUN_MINUTES = 20

// biome-ignore lint/style/noDefaultExport: Stryker reads a configuration so.
export default {
  mutate: [...groupOfFile().keys()],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Conditions and formats are constants of a module. They are mutated too.
  ignoreStatic: false,
  incremental: true,
  incrementalFile: REPORT,
  ignorePatterns: ['**', ...COPIED.map((folder) => `!${folder}/**`), '**/node_modules'],
  // The code runs as it is: nobody checks its types.
  disableTypeChecks: false,
  cleanTempDir: 'always',
  reporters: ['progress'],
  timeoutMS: TIMEOUT_MILLISECONDS,
  timeoutFactor: TIMEOUT_FACTOR,
  dryRunTimeoutMinutes: DRY_RUN_MINUTES,
  warnings: false,
}
