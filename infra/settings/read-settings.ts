import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'constructs'
import * as z from 'zod'
import { parseSettings } from './parse-settings.ts'
import { SettingsError } from './settings-error.ts'
import type { StageSettings } from './stage-settings.ts'

/** Names with `@`, `:` or `/` in them are CDK's own. */
const OUR_NAME = /^[^@:/]+$/

/**
 * Reads a stage's settings: those of `<folder>/<stage>.json`, if there is one, and over them those of the
 * command line, `-c name=value`. The stage itself is `-c stage=…`.
 *
 * @throws {SettingsError} with a sentence for each wrong value, which names it
 */
export function readSettings(node: Node, folder: string): StageSettings {
  const context: Readonly<Record<string, unknown>> = node.getAllContext()
  const ours = Object.fromEntries(Object.entries(context).filter(([name]) => OUR_NAME.test(name)))
  const { stage } = parseSettings('stage' in ours ? { stage: ours.stage } : {})
  return parseSettings({ ...settingsInFile(join(folder, `${stage}.json`), stage), ...ours, stage })
}

function settingsInFile(path: string, stage: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {}
  const settings = z.record(z.string(), z.unknown()).safeParse(parsedFile(path))
  if (!settings.success) throw new SettingsError([`${path} is not a JSON object of settings.`])
  if ('stage' in settings.data && settings.data.stage !== stage) {
    throw new SettingsError([`${path} says that it is of another stage: leave stage out of it.`])
  }
  return settings.data
}

function parsedFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SettingsError([`${path} is not JSON: ${reason}.`])
  }
}
