import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { type Imported, importedBy } from './imported.ts'
import { type Wall, wallOf } from './wall.ts'

const SOURCES = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'
const NOT_OURS = ['**/node_modules', 'cdk.out', 'dist', '.local', 'coverage']

/**
 * Finds what the walls do not permit in a tree, a paragraph each: an import, a file without a wall, and a
 * permission that no file uses. Relative specifiers have their extension, so nothing needs to be resolved.
 * dependency-cruiser cannot do this: it needs an API that TypeScript 7 no longer has.
 */
export function breachesIn(root: string, walls: readonly Wall[]): string[] {
  const breaches: string[] = []
  const used = new Set<string>()
  for (const path of globSync(SOURCES, { cwd: root, exclude: NOT_OURS }).toSorted()) {
    const wall = wallOf(path, walls)
    if (wall === undefined) {
      breaches.push(`${path}\n  It has no wall. Say in test/walls/ what it may import.`)
      continue
    }
    for (const imported of importedBy(path, readFileSync(join(root, path), 'utf8'))) {
      const permission = permissionOf(path, imported, wall, walls)
      if (permission === undefined) breaches.push(inWords(path, imported, wall))
      else used.add(nameOf(wall, permission))
    }
  }
  return [...breaches, ...idle(walls, used)]
}

/** Finds the entry of the wall that permits the import. */
function permissionOf(path: string, { specifier }: Imported, wall: Wall, walls: readonly Wall[]) {
  if (isBuiltin(specifier)) return wall.node ? 'node' : undefined
  if (!specifier.startsWith('.')) {
    if (wall.packages === 'anything') return specifier === '' ? undefined : 'anything'
    return wall.packages.find((name) => specifier === name || specifier.startsWith(`${name}/`))
  }
  const target = posix.join(posix.dirname(path), specifier)
  const around = wallOf(target, walls)?.around
  if (wall.imports === 'anything') return around === undefined ? undefined : 'anything'
  return wall.imports.find((entry) => entry === around || entry === target)
}

function inWords(path: string, { specifier, line }: Imported, wall: Wall): string {
  const permitted = [wall.imports, wall.packages, wall.node ? 'node' : []].flat()
  return `${path}:${line} imports ${specifier || 'a path that is computed'}
  ${wall.around} is ${wall.holds}.
  It may import ${permitted.join(', ') || 'nothing'}.
  The code probably belongs somewhere else. If the wall is wrong, change it in test/walls/.`
}

function idle(walls: readonly Wall[], used: ReadonlySet<string>): string[] {
  return walls.flatMap((wall) =>
    [wall.imports, wall.packages, wall.node ? 'node' : []]
      .flat()
      .filter((permission) => permission !== 'anything' && !used.has(nameOf(wall, permission)))
      .map(
        (permission) => `${wall.around} no longer imports ${permission}: remove it from its wall.`,
      ),
  )
}

function nameOf(wall: Wall, permission: string): string {
  return `${wall.around} → ${permission}`
}
