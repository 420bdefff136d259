import { describe, expect, test } from 'vitest'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { leaksOf } from './support/leaks.ts'

const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`)
const escaped = (text: string) =>
  [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')
const jwt = (text: string) => Buffer.from(JSON.stringify({ sub: text })).toString('base64url')

/** Tests the leak detector itself: other tests rely on it to find every leak. */
describe('a planted secret is found [RG-08]', () => {
  const plants: Record<string, (secret: string) => unknown> = {
    unchanged: (secret) => `message: ${secret}`,
    'by its first characters': (secret) => `starts with ${secret.slice(4, 16)}…`,
    'in a member of a log line': (secret) => ({ error: { cause: { message: secret } } }),
    'in base64': (secret) => Buffer.from(secret).toString('base64'),
    'in a Basic header': (secret) => `Basic ${btoa(`fbk_0123456789abcdefghjkmnpqrs:${secret}`)}`,
    'in base64, after one other byte': (secret) => btoa(`x${secret}`),
    'in base64, after two other bytes': (secret) => btoa(`xy${secret}y`),
    'in a claim of a token': (secret) => `eyJ.${jwt(secret)}.sig`,
    'in hex': (secret) => Buffer.from(secret).toString('hex'),
    'in upper-case hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
    'percent-encoded': (secret) => percent(secret).join(''),
    'escaped in JSON': (secret) => `{"a":"${escaped(secret)}"}`,
    'in bytes of an item': (secret) => [{ mac: new TextEncoder().encode(secret) }],
    'in bytes printed as numbers': (secret) => [...Buffer.from(secret)].join(','),
    'in a form': (secret) => new URLSearchParams({ a: secret }).toString(),
  }

  test.each(Object.entries(plants))('%s', (_, plant) => {
    for (let round = 0; round < 20; round += 1) {
      const [secret, other] = [newKeySecret(), newKeySecret()]
      const evidence = [
        { where: 'clean', content: plant(other) },
        { where: 'planted', content: plant(secret) },
      ]
      expect(leaksOf([secret], evidence)).toEqual(['planted'])
    }
  })

  test('in content without the secret, nothing is found', () => {
    const secret = newKeySecret()
    const content = { hint: secret.slice(-4), prefix: 'fbs_', other: newKeySecret() }
    expect(leaksOf([secret], [{ where: 'here', content }])).toEqual([])
  })
})
