import { type Expression, parseSync, Visitor } from 'oxc-parser'

export interface Imported {
  /** As written. If it is computed, the text that it begins with. */
  readonly specifier: string
  readonly line: number
}

/**
 * Finds all imports of a file: of values, of types, re-exports, and dynamic imports.
 *
 * @throws {Error} when the file cannot be parsed
 */
export function importedBy(path: string, source: string): Imported[] {
  const { program, errors } = parseSync(path, source)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const imported: Imported[] = []
  const see = (specifier: string, offset: number) =>
    imported.push({ specifier, line: source.slice(0, offset).split('\n').length })
  new Visitor({
    ImportDeclaration: (node) => see(node.source.value, node.start),
    ExportAllDeclaration: (node) => see(node.source.value, node.start),
    ExportNamedDeclaration: (node) => node.source && see(node.source.value, node.start),
    TSImportType: (node) => see(node.source.value, node.start),
    TSExternalModuleReference: (node) => see(node.expression.value, node.start),
    ImportExpression: (node) => see(beginningOf(node.source), node.start),
  }).visit(program)
  return imported
}

function beginningOf(expression: Expression): string {
  if (expression.type === 'Literal') return String(expression.value)
  if (expression.type === 'TemplateLiteral') return expression.quasis[0]?.value.raw ?? ''
  return ''
}
