// `npm run peppers`, for an operator who mistypes something.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, listen } from '../../../../command-line/loopback.ts'

const PEPPERS = fileURLToPath(import.meta.resolve('../../../../operate/peppers/peppers.ts'))
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }

let listening: Listening

/** A DynamoDB that refuses every call with the error in the table's name. */
beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const { TableName } = JSON.parse(await text(request))
    const type = `com.amazonaws.dynamodb.v20120810#${TableName}`
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify({ __type: type, message: 'said by AWS' }))
  })
  listening = await listen(server, 0)
})

afterAll(() => listening.close())

async function run(words: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [PEPPERS, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${listening.port}`,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...environment,
    },
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, stdout, stderr }
}

const region = { AWS_REGION: 'eu-west-1' }

test.each([
  ['no table', [], {}, /^Usage: /],
  ['a table too many', ['one', 'two'], {}, /^Usage: /],
  ['no region', ['one'], CREDENTIALS, /^one cannot be read: Region is missing/],
  ['no credentials', ['one'], region, /^one cannot be read: .*credentials/],
  [
    'a table that is not there',
    ['ResourceNotFoundException'],
    { ...region, ...CREDENTIALS },
    /^There is no table ResourceNotFoundException in this account and region\.$/m,
  ],
  [
    'a table that may not be read',
    ['AccessDeniedException'],
    { ...region, ...CREDENTIALS },
    /^AccessDeniedException cannot be read: said by AWS$/m,
  ],
  [
    'a name that no table can have',
    ['ValidationException'],
    { ...region, ...CREDENTIALS },
    /^ValidationException cannot be read: said by AWS$/m,
  ],
])('with %s, it fails with one clear message', async (_, words, environment, sentence) => {
  const { code, stdout, stderr } = await run(words, environment)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
