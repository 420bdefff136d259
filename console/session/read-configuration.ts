import * as z from 'zod/mini'
import {
  type ConsoleConfiguration,
  consoleConfiguration,
} from '../hosting/console-configuration.ts'
import { CONFIGURATION_PATH } from '../hosting/paths.ts'

/** @throws {Error} when the configuration cannot be read or is malformed */
export async function readConfiguration(): Promise<ConsoleConfiguration> {
  const response = await fetch(CONFIGURATION_PATH, { cache: 'no-cache', credentials: 'omit' })
  if (!response.ok) throw new Error(`${CONFIGURATION_PATH} answered ${response.status}`)
  return z.parse(consoleConfiguration, await response.json())
}
