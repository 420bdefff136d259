// Every text of the console is in this folder. To add a language, add a folder beside `en` with the same
// members, and choose between them here. app.tsx chooses the texts of Cloudscape, index.html the language of
// the page.
import { auditEvents } from './en/audit-events.ts'
import { changes } from './en/changes.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { form } from './en/form.ts'
import { keypair } from './en/keypair.ts'
import { keypairs } from './en/keypairs.ts'
import { owners } from './en/owners.ts'
import { secret } from './en/secret.ts'
import { session } from './en/session.ts'

/** The language of the strings, for times and numbers (BCP 47). */
export const LOCALE = 'en'

export const strings = {
  auditEvents,
  changes,
  common,
  errors,
  form,
  keypair,
  keypairs,
  owners,
  secret,
  session,
} as const
