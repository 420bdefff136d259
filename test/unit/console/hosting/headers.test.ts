import { describe, expect, test } from 'vitest'
import {
  consoleResponseHeaders,
  contentSecurityPolicy,
} from '../../../../console/hosting/headers.ts'

describe("[TM-38][TM-39] the console's content security policy", () => {
  const policy = contentSecurityPolicy(['https://login.example.org', 'https://keys.example.org'])
  const directives = new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values] as const
    }),
  )

  test('allows only what it names, without unsafe exceptions', () => {
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual(["'self'"])
    expect(directives.get('style-src')).toEqual(["'self'"])
    expect(policy).not.toMatch(/unsafe|nonce|sha256|strict-dynamic|\*|http:/)
  })

  test('lets the page talk to its own origin and to the identity provider', () => {
    const origins = ["'self'", 'https://login.example.org', 'https://keys.example.org']
    expect(directives.get('connect-src')).toEqual(origins)
    expect(contentSecurityPolicy([])).toContain("connect-src 'self';")
  })

  test('forbids framing, sending forms, and changing the base', () => {
    for (const name of ['frame-ancestors', 'form-action', 'base-uri']) {
      expect(directives.get(name)).toEqual(["'none'"])
    }
  })

  test('does not let a string become markup or script', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"])
    expect(directives.get('trusted-types')).toEqual(["'none'"])
  })
})

test("the console's page may write to the clipboard, and use no other feature", () => {
  const features = consoleResponseHeaders([])['permissions-policy']?.split(', ') ?? []
  expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual(['clipboard-write=(self)'])
  for (const feature of ['camera', 'microphone', 'geolocation', 'clipboard-read']) {
    expect(features).toContain(`${feature}=()`)
  }
})
