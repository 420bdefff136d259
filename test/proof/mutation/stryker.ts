import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { PRODUCT_FOLDERS } from '../../support/product-folders.ts'
import type { Mutant, Place } from './mutant.ts'

/** A mutant that was really run. */
export interface TestedMutant extends Mutant {
  /** A test failed, or ran on for ever. */
  readonly isDetected: boolean
  /** The file of the test that failed; undefined where it ran on for ever, or nobody noticed. */
  readonly noticedIn: string | undefined
}

type Result = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

/** All that the tests need: what else lies in the repository is not copied. */
const COPIED = [
  ...PRODUCT_FOLDERS,
  'test/unit',
  'test/property',
  'test/proof',
  'test/in-memory',
  'test/support',
]
/** From so many mutants on, two at a time are worth a second start. */
const MANY = 200
/** Added to what a mutant's tests take unmutated, times the factor: others may share the machine. */
const TIMEOUT_MILLISECONDS = 15_000
const TIMEOUT_FACTOR = 3

/**
 * Mutates a copy of the product, one mutant at a time, and runs the tests that cover it until one fails.
 * Nothing of the copy is left.
 *
 * @param patterns files, or places in files as `patternOf` writes them
 * @param expected how many mutants that may be
 * @throws {Error} when the tests fail without any mutant
 */
export async function testMutants(
  patterns: readonly string[],
  expected: number,
): Promise<readonly TestedMutant[]> {
  const copy = await mkdtemp(join(tmpdir(), 'feedback-keys-mutants-'))
  try {
    const stryker = new Stryker({
      mutate: [...patterns],
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: 'test/proof/mutation/vitest.config.ts', related: false },
      coverageAnalysis: 'perTest',
      // Conditions and formats are constants, which are made once: they are mutated too.
      ignoreStatic: false,
      tempDirName: copy,
      cleanTempDir: 'always',
      ignorePatterns: ['**', ...COPIED.map((folder) => `!${folder}/**`), '!package.json'],
      disableTypeChecks: false,
      reporters: [],
      concurrency: expected > MANY ? 2 : 1,
      timeoutMS: TIMEOUT_MILLISECONDS,
      timeoutFactor: TIMEOUT_FACTOR,
      allowConsoleColors: false,
      warnings: false,
    })
    return (await stryker.runMutationTest()).map(tested)
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** How `testMutants` is told of one place: all mutants in it. It counts columns from 0, a report from 1. */
export function patternOf(file: string, { start, end }: Place): string {
  return `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`
}

function tested(result: Result): TestedMutant {
  const { fileName, location, mutatorName, replacement = '', killedBy } = result
  return {
    file: isAbsolute(fileName) ? relative(process.cwd(), fileName) : fileName,
    place: location,
    kind: mutatorName,
    replacement,
    isDetected: isDetectedBy(result),
    noticedIn: killedBy?.[0]?.split('#')[0],
  }
}

/** @throws {Error} for a mutant of which nothing is known: it was not run, or could not be */
function isDetectedBy({ status, fileName, replacement }: Result): boolean {
  if (status === 'Killed' || status === 'Timeout') return true
  if (status === 'Survived' || status === 'NoCoverage') return false
  throw new Error(`${fileName}, ${replacement}: ${status}`)
}
