import type { Credentials } from './credentials.ts'

export interface CredentialFile {
  readonly name: string
  readonly mediaType: string
  readonly content: string
}

/** The name of the `.env` file of a keypair. */
export function envFileName(keyId: string): string {
  return `feedback-${keyId}.env`
}

/** Variables that shells, `node --env-file` and containers can read. No value needs quotes. */
export function envFile({ keyId, keySecret, tokenUrl }: Credentials): CredentialFile {
  const lines = [
    `FEEDBACK_CLIENT_ID=${keyId}`,
    `FEEDBACK_CLIENT_SECRET=${keySecret}`,
    `FEEDBACK_TOKEN_URL=${tokenUrl}`,
  ]
  return { name: envFileName(keyId), mediaType: 'text/plain', content: `${lines.join('\n')}\n` }
}

/** The same values, with the names that OAuth uses. */
export function jsonFile({ keyId, keySecret, tokenUrl }: Credentials): CredentialFile {
  const members = { client_id: keyId, client_secret: keySecret, token_url: tokenUrl }
  const content = `${JSON.stringify(members, null, 2)}\n`
  return { name: `feedback-${keyId}.json`, mediaType: 'application/json', content }
}
