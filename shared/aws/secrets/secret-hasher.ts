import { GenerateMacCommand } from '@aws-sdk/client-kms'
import { unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../domain/ports.ts'
import { kms } from '../sdk/clients.ts'
import { guardedWithKeySecret } from '../sdk/faults.ts'
import { MAC_ALGORITHM, messageOf } from './mac-message.ts'

/**
 * Makes the MACs of new secrets. The pepper never leaves KMS.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html
 */
export function secretHasher({
  pepperKeyArn,
}: {
  readonly pepperKeyArn: string
}): Ports['secretHasher'] {
  return {
    async mac(material) {
      const command = new GenerateMacCommand({
        KeyId: pepperKeyArn,
        MacAlgorithm: MAC_ALGORITHM,
        Message: messageOf(material),
      })
      const { Mac } = await guardedWithKeySecret((options) => kms().send(command, options))
      if (Mac === undefined) throw unavailable(new Error('GenerateMac answered without a MAC'))
      return { mac: Mac, pepperKeyArn }
    },
  }
}
