import { readSettings } from '../../../infra/settings/read-settings.ts'
import { SettingsError } from '../../../infra/settings/settings-error.ts'
import { testApp } from '../synthesized.ts'

const NO_FOLDER = '/nonexistent'

/** The message that refuses the settings, or `accepted`. */
export function refusalOf(context: Readonly<Record<string, unknown>>): string {
  try {
    readSettings(testApp(context).node, NO_FOLDER)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return 'accepted'
}
