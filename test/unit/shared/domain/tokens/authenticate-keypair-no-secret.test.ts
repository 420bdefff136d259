import { expect, test } from 'vitest'
import { authenticateKeypair } from '../../../../../shared/domain/tokens/authenticate-keypair.ts'
import { issued, RecordingPorts } from '../../../support/credentials.ts'
import { NOW } from '../../../support/domain-values.ts'

test('a keypair without any secret counts as removed, and KMS is not called [CA-11]', async () => {
  const { credentials, keypair, state } = issued()
  const ports = new RecordingPorts({ ...state, keypair: { ...keypair, secrets: [] } })
  expect(await authenticateKeypair(credentials, ports, NOW)).toBe('keypair-removed')
  expect(ports.calls).toEqual(['locate', 'read'])
})
