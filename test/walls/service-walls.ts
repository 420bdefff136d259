import type { Wall } from './wall.ts'

/** The walls around the code that is deployed. */
export const SERVICE_WALLS: readonly Wall[] = [
  {
    around: 'shared/domain',
    holds: 'the rules that need neither AWS nor HTTP, and the ports',
    imports: ['shared/domain'],
    packages: [],
    node: true,
  },
  {
    around: 'shared/operations',
    holds: 'the operations, in plain data that a browser can load too',
    imports: ['shared/operations', 'shared/domain'],
    packages: ['zod/mini'],
    node: false,
  },
  {
    around: 'shared/aws',
    holds: 'an adapter per port; no other code of the service knows the SDK',
    imports: ['shared/aws', 'shared/domain'],
    packages: [
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-kms',
      '@aws-sdk/credential-provider-env',
      '@aws-sdk/lib-dynamodb',
      '@aws-sdk/util-dynamodb',
      'zod/mini',
    ],
    node: true,
  },
  {
    around: 'shared/wiring',
    holds: 'how a function gets its ports, from settings and adapters',
    imports: ['shared/wiring', 'shared/domain', 'shared/operations'],
    packages: ['zod/mini'],
    node: false,
  },
  {
    around: 'shared/wiring/adapters.ts',
    holds: 'the adapter of every capability; a bundle takes those that it needs',
    imports: ['shared/aws'],
    packages: [],
    node: false,
  },
  {
    around: 'shared/telemetry',
    holds: 'what is logged and measured',
    imports: ['shared/telemetry', 'shared/domain', 'shared/operations'],
    packages: ['@aws-lambda-powertools/logger', '@aws-lambda-powertools/metrics'],
    node: false,
  },
  {
    around: 'shared/http',
    holds: 'the way from an event to an operation and back; it reaches AWS only through ports',
    imports: [
      'shared/http',
      'shared/domain',
      'shared/operations',
      'shared/telemetry',
      'shared/wiring',
    ],
    packages: ['@middy/core', 'aws-lambda', 'jsonc-parser', 'zod/mini', 'zod/v4/locales/en.js'],
    node: true,
  },
  {
    around: 'shared/background',
    holds: 'the way from the stream and from schedules to an operation',
    imports: ['shared/domain', 'shared/operations', 'shared/telemetry', 'shared/wiring'],
    packages: ['@aws-lambda-powertools/batch', 'aws-lambda'],
    node: false,
  },
  {
    around: 'functions',
    holds:
      "a use case per file; it calls no other, never sees the gateway's event, and reaches AWS only through its ports",
    imports: [
      'shared/domain',
      'shared/operations',
      'shared/http/serve.ts',
      'shared/http/serve-unmatched.ts',
      'shared/http/conditions/conditional-get.ts',
      'shared/http/request/cursor.ts',
      'shared/http/response/keypair-headers.ts',
      'shared/http/token/oauth-error.ts',
      'shared/http/token/serve-token.ts',
      'shared/background',
      'shared/telemetry/measure.ts',
    ],
    packages: [],
    node: false,
  },
]
