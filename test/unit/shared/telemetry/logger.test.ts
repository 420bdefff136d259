import { afterEach, expect, test, vi } from 'vitest'
import { printedWhile } from '../../../support/printed-lines.ts'

const fields = { operation: 'issue-token', requestId: 'a-request' }

/** The logger in a new process. */
async function loggerWith(variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  vi.resetModules()
  return (await import('../../../../shared/telemetry/logger.ts')).logger
}

afterEach(() => {
  vi.unstubAllEnvs()
})

test('a line has its stage, operation and request', async () => {
  const service = { POWERTOOLS_SERVICE_NAME: 'feedback-keys-prod', POWERTOOLS_LOG_LEVEL: 'INFO' }
  const logger = await loggerWith(service)
  const { log } = await printedWhile(() => logger.info('answered', { ...fields, status: 200 }))
  expect(log).toEqual([
    {
      level: 'INFO',
      message: 'answered',
      service: 'feedback-keys-prod',
      timestamp: expect.any(String),
      sampling_rate: 0,
      ...fields,
      status: 200,
    },
  ])
})

test('a thrown error is logged only by its fields, wherever it came from [TM-28]', async () => {
  const logger = await loggerWith({ POWERTOOLS_LOG_LEVEL: 'INFO' })
  const hung = Object.assign(new Error('words'), { $response: { body: 'canary' } })
  for (const error of [hung, 'canary', { body: 'canary' }]) {
    const { log } = await printedWhile(() => logger.error('failed', { ...fields, error }))
    expect(log).toMatchObject([{ message: 'failed', error: { name: expect.any(String) } }])
    expect(JSON.stringify(log)).not.toContain('canary')
  }
})
