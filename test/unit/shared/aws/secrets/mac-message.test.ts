import { expect, test } from 'vitest'
import { messageOf } from '../../../../../shared/aws/secrets/mac-message.ts'

/** Every MAC in every table is made over this: another message, and no secret that was ever handed out works. */
test('a MAC is made over its version, whose secret it is, and the secret', () => {
  const keyId = 'fbk_a'
  const message = messageOf({ keyId, incarnation: 'b', secretId: 'c', keySecret: 'fbs_d' })
  expect(Buffer.from(message).toString()).toBe('v1\nfbk_a\nb\nc\nfbs_d')
})
