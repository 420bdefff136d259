const ID = /\[([A-Z]{1,2}-\d{1,3})\]/g
const COMMENT = /^\s*(\/\/|\/?\*)/

/**
 * The ids in brackets that names of tests carry, each once. A name may be put together from a table, so
 * that an id counts wherever it stands in the file, except in a comment: that proves nothing.
 */
export function idsInNames(text: string): readonly string[] {
  const code = text.split('\n').filter((line) => !COMMENT.test(line))
  return [...new Set(code.flatMap((line) => [...line.matchAll(ID)].map(([, id = '']) => id)))]
}
