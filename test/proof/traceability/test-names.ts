const ID = /\[([A-Z]{1,2}-\d{1,3})\]/g
const COMMENT = /^\s*(\/\/|\/?\*)/

/**
 * Finds the ids in brackets that the names of tests carry, each once. A test may build its name from a table,
 * so an id counts wherever it stands in the file, except in a comment.
 */
export function idsInNames(text: string): readonly string[] {
  const code = text.split('\n').filter((line) => !COMMENT.test(line))
  return [...new Set(code.flatMap((line) => [...line.matchAll(ID)].map(([, id = '']) => id)))]
}
