import type { Part } from './part.ts'

/**
 * Every part of the proof, the long ones first, so that two at a time finish together. A part is loaded only
 * in the process that runs it.
 */
const CATALOGUE: ReadonlyMap<string, () => Promise<Part>> = new Map([
  ['mutation', async () => (await import('../../mutation/mutation.ts')).mutation],
  ['races', async () => (await import('../races/races.ts')).races],
  ['histories', async () => (await import('../histories/histories.ts')).histories],
  ['sweep', async () => (await import('../sweep/sweep.ts')).sweepAtScale],
  ['interleavings', async () => (await import('../interleavings/interleavings.ts')).interleavings],
  ['histories-judged', async () => (await import('../histories/histories.ts')).judgedHistories],
  ['faults', async () => (await import('../faults/faults.ts')).faults],
  ['crashes', async () => (await import('../faults/crashes.ts')).crashes],
  ['fuzz-token', async () => (await import('../fuzz/fuzz-token.ts')).fuzzToken],
  ['fuzz-management', async () => (await import('../fuzz/fuzz-management.ts')).fuzzManagement],
  ['fuzz-stream', async () => (await import('../fuzz/fuzz-stream.ts')).fuzzStream],
  ['canaries', async () => (await import('../canaries/canaries.ts')).canaries],
  ['signing-keys', async () => (await import('../signing-keys/signing-keys.ts')).signingKeys],
  ['crowds', async () => (await import('../crowds/crowds.ts')).crowds],
  ['agreement', async () => (await import('../agreement/agreement.ts')).agreement],
  ['breaks', async () => (await import('../breaks/breaks.ts')).breaks],
  ['storm', async () => (await import('../storm/storm.ts')).storm],
  ['no-oracle', async () => (await import('../no-oracle/no-oracle.ts')).noOracle],
  ['traceability', async () => (await import('../traceability/traceability.ts')).traceability],
])

/** The parts that take too long for the gate. They run in the soak, or when they are named. */
const ONLY_IN_SOAK: ReadonlySet<string> = new Set(['mutation'])

export const PART_NAMES: readonly string[] = [...CATALOGUE.keys()]

/** The parts that the gate runs. */
export const GATE_PART_NAMES = PART_NAMES.filter((name) => !isOnlyInSoak(name))

export function isOnlyInSoak(name: string): boolean {
  return ONLY_IN_SOAK.has(name)
}

/** @throws {Error} when there is no part of that name */
export async function partNamed(name: string): Promise<Part> {
  const load = CATALOGUE.get(name)
  if (load === undefined) throw new Error(`there is no part '${name}'`)
  const part = await load()
  if (part.name === name) return part
  throw new Error(`the catalogue's '${name}' calls itself '${part.name}'`)
}
