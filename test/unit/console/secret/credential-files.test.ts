import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { envFile, jsonFile } from '../../../../console/secret/credential-files.ts'
import { tokenRequests } from '../../../../console/secret/token-requests.ts'

const credentials = {
  keyId: 'fbk_id',
  keySecret: 'fbs_secret',
  tokenUrl: 'https://keys.example.org/oauth2/token',
}

describe('the files of a keypair', () => {
  it('have the same content', () => {
    expect(parseEnv(envFile(credentials).content)).toEqual({
      FEEDBACK_CLIENT_ID: 'fbk_id',
      FEEDBACK_CLIENT_SECRET: 'fbs_secret',
      FEEDBACK_TOKEN_URL: 'https://keys.example.org/oauth2/token',
    })
    expect(JSON.parse(jsonFile(credentials).content)).toEqual({
      client_id: 'fbk_id',
      client_secret: 'fbs_secret',
      token_url: 'https://keys.example.org/oauth2/token',
    })
  })

  it('are named after the key ID, which is not secret', () => {
    expect(envFile(credentials).name).toBe('feedback-fbk_id.env')
    expect(jsonFile(credentials).name).toBe('feedback-fbk_id.json')
  })
})

describe('every token request', () => {
  it.each(tokenRequests('fbk_id').map(({ id, code }) => [id, code]))(
    '%s reads the variables of the .env file, and names that file',
    (_id, code) => {
      expect(code).toContain(envFile(credentials).name)
      for (const name of Object.keys(parseEnv(envFile(credentials).content))) {
        expect(code).toContain(name)
      }
    },
  )
})
