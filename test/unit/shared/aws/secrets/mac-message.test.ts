import { expect, test } from 'vitest'
import { messageOf } from '../../../../../shared/aws/secrets/mac-message.ts'

/** Every stored MAC is over this message: if it changed, no existing key secret would work. */
test('the message of a MAC has a version, what the secret belongs to, and the secret', () => {
  const keyId = 'fbk_a'
  const message = messageOf({ keyId, incarnation: 'b', secretId: 'c', keySecret: 'fbs_d' })
  expect(Buffer.from(message).toString()).toBe('v1\nfbk_a\nb\nc\nfbs_d')
})
