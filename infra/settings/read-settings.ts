import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'constructs'
import * as z from 'zod'
import { parseSettings } from './parse-settings.ts'
import { SettingsError } from './settings-error.ts'
import type { StageSettings } from './stage-settings.ts'

/** Context names with `@`, `:` or `/` belong to the CDK. */
const OUR_NAME = /^[^@:/]+$/

/**
 * Reads a stage's settings from `<folder>/<stage>.json`, if that file exists, and from the command line,
 * `-c name=value`. The command line takes precedence. The stage itself is `-c stage=…`.
 *
 * @throws {SettingsError} with a sentence for each wrong value
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
    throw new SettingsError([`${path} names another stage: remove stage from it.`])
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
