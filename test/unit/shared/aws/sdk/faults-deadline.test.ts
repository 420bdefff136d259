import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Listening, LOOPBACK, listen } from '../../../../../command-line/loopback.ts'
import { getItem } from '../../../../../shared/aws/table/table.ts'
import { withinDeadline } from '../../../../../shared/domain/deadline.ts'

/** A server that accepts every request and never answers. */
const silent = createServer(() => {})
let listening: Listening

beforeAll(async () => {
  listening = await listen(silent, 0)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://${LOOPBACK}:${listening.port}`)
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
})

afterAll(async () => {
  await listening.close()
})

/** The table hangs: each call would wait for three time-outs. */
test('a call that hangs becomes a 503 before Lambda cuts the function off [E-05] [TM-41]', async () => {
  const hanging = withinDeadline(0.2, () => getItem('table', { pk: 'a', sk: 'b' }))
  await expect(hanging).rejects.toMatchObject({
    code: 'temporarily-unavailable',
    cause: { name: 'TimeoutError' },
  })
})
