import type { Wall } from './wall.ts'

/** The walls around what deploys the service, runs it on one machine, and operates it. */
export const OPERATOR_WALLS: readonly Wall[] = [
  {
    around: 'infra',
    holds:
      'the stacks, derived from the operations; they know the code of a function only by its path',
    imports: [
      'infra',
      'shared/domain',
      'shared/operations',
      'shared/aws/table/table-shape.ts',
      'shared/wiring/environment.ts',
      'shared/telemetry/metric-names.ts',
      'console/hosting',
    ],
    packages: ['aws-cdk-lib', 'constructs', 'esbuild', 'zod'],
    node: true,
  },
  {
    around: 'bin',
    holds: 'the CDK app, which reads the settings, builds the console and creates the stage',
    imports: ['infra', 'console/hosting'],
    packages: ['aws-cdk-lib', 'cdk-nag'],
    node: true,
  },
  {
    around: 'local',
    holds: 'the service on one machine, which loads functions as Lambda does',
    imports: [
      'local',
      'command-line',
      'functions',
      'shared/domain',
      'shared/operations',
      'shared/aws/table/table-shape.ts',
      'shared/wiring',
      'shared/wiring/adapters.ts',
      'console/hosting',
    ],
    packages: [
      '@aws-crypto/sha256-js',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-dynamodb-streams',
      '@smithy/signature-v4',
      'aws-lambda',
      'jose',
      'oidc-provider',
      'sirv',
      'zod/mini',
    ],
    node: true,
  },
  {
    around: 'operate',
    holds: 'the scripts for operators',
    imports: [
      'operate',
      'command-line',
      'shared/domain',
      'shared/aws',
      'infra/settings/sign-in-parameters.ts',
    ],
    packages: ['@aws-sdk/client-dynamodb', 'openid-client'],
    node: true,
  },
  {
    around: 'command-line',
    holds: 'what the commands share',
    imports: ['command-line'],
    packages: [],
    node: true,
  },
  {
    around: 'openapi',
    holds: 'the writer of the OpenAPI document',
    imports: ['openapi', 'shared/operations', 'shared/domain'],
    packages: ['zod/mini'],
    node: true,
  },
]
