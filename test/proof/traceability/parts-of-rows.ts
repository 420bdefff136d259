/** Which parts of the proof carry which threats and goals: a part is no test, and has no name to carry them. */
export const ROWS_OF_PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['races', ['RG-07', 'TM-15', 'TM-21']],
  ['histories', ['RG-05', 'TM-12', 'TM-14', 'TM-48']],
  ['histories-judged', ['RG-05']],
  ['interleavings', ['RG-06', 'TM-12', 'TM-13', 'TM-17']],
  ['faults', ['RG-03', 'RG-04', 'TM-18', 'TM-47']],
  ['fuzz-token', ['RG-09']],
  ['fuzz-management', ['RG-10']],
  ['crowds', ['RG-17', 'TM-54']],
  ['storm', ['RG-13', 'TM-14', 'TM-58']],
  ['no-oracle', ['RG-14', 'TM-22']],
  ['canaries', ['RG-08', 'TM-25', 'TM-28']],
  ['sweep', ['RG-12', 'TM-19', 'TM-20', 'TM-58']],
  ['signing-keys', ['RG-11', 'TM-33']],
  ['mutation', ['RG-18']],
  ['traceability', ['RG-19']],
])
