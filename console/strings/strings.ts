// Every word of the console's own is in this folder. Another language is another folder beside `en` with the
// same members, and a choice here; Cloudscape's own words are chosen in app.tsx, and the page's language in
// index.html.
import { changes } from './en/changes.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { events } from './en/events.ts'
import { form } from './en/form.ts'
import { keypair } from './en/keypair.ts'
import { keypairs } from './en/keypairs.ts'
import { owners } from './en/owners.ts'
import { secret } from './en/secret.ts'
import { session } from './en/session.ts'

/** The language of the strings, for times and numbers (BCP 47). */
export const LOCALE = 'en'

export const strings = {
  changes,
  common,
  errors,
  events,
  form,
  keypair,
  keypairs,
  owners,
  secret,
  session,
} as const
