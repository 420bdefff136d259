import { expect, test } from 'vitest'
import { corsHeaders } from '../../../../../shared/http/response/cors.ts'

const CONSOLE = 'https://console.feedback.example'
const ALLOW_ORIGIN = 'access-control-allow-origin'

test.each(['administrator', 'user'] as const)(
  "what an %s calls may be read by the console's origin alone [H-03]",
  (caller) => {
    expect(corsHeaders(caller, CONSOLE, CONSOLE)[ALLOW_ORIGIN]).toBe(CONSOLE)
    for (const origin of [
      undefined,
      '',
      'null',
      '*',
      CONSOLE.replace('https', 'http'),
      `${CONSOLE}.evil.example`,
      CONSOLE.replace('://', '://evil'),
      `evil${CONSOLE}`,
      `${CONSOLE}:443`,
      `${CONSOLE}/`,
      CONSOLE.toUpperCase(),
    ]) {
      const headers = corsHeaders(caller, origin, CONSOLE)
      expect(headers).toEqual({ vary: 'origin' })
    }
  },
)

/** A missing setting must not match a missing or an empty origin. */
test.each([undefined, '', 'null', CONSOLE])(
  'without a console of another origin, %j may read nothing [H-03]',
  (origin) => {
    expect(corsHeaders('administrator', origin, undefined)).toEqual({ vary: 'origin' })
  },
)

test.each(['platform', 'keypair'] as const)(
  'no page may read the answers for a %s [H-03]',
  (caller) => {
    expect(corsHeaders(caller, CONSOLE, CONSOLE)).toEqual({})
  },
)

test('any page may read the key set and the metadata, without credentials [H-03]', () => {
  for (const caller of ['anyone', 'administrator', 'user', 'platform', 'keypair'] as const) {
    const headers = corsHeaders(caller, CONSOLE, CONSOLE)
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
    expect(headers[ALLOW_ORIGIN] === '*').toBe(caller === 'anyone')
  }
})
