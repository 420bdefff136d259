const ACCOUNT = '123456789012'

/** A stage that sets every setting that is possible with another identity provider. */
export const EVERY_SETTING = {
  stage: 'every-setting',
  account: ACCOUNT,
  region: 'eu-west-1',
  identityProvider: 'https://login.example.org/',
  identityAudiences: ['https://keys.example.org', 'console'],
  identityOrigins: ['https://login.example.org', 'https://tokens.example.org:8443'],
  signInParameters: ['audience=https://keys.example.org', 'ui_locales=en de'],
  consoleClientId: 'console',
  administrationScope: 'keys/manage',
  domainName: 'keys.example.org',
  certificateArn: `arn:aws:acm:eu-west-1:${ACCOUNT}:certificate/0c1d`,
  hostedZoneId: 'Z0123456789ABC',
  edgeCertificateArn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/0c1e`,
  console: true,
  firewall: true,
  audience: 'https://api.example.org',
  tokenLifetimeSeconds: 600,
  tokenRequestsPerSecond: 1500,
  keypairLimit: 25,
  peppers: [1, 2],
  platformPrincipals: [`arn:aws:iam::${ACCOUNT}:role/services/backend`],
  logRetentionDays: 30,
  alarmEmail: 'on-call@example.org',
  restoredTableStreamArn: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/restored/stream/2026-11-23T04:05:06.789`,
  removalProtection: false,
}

/** Settings that are only possible with a user pool of the stage's own, or without a console. */
export const OTHER_SETTINGS = {
  stage: 'other-settings',
  region: 'us-east-1',
  mfaRequired: false,
  console: false,
  consoleOrigin: 'https://console.example.org',
  domainName: 'keys.example.org',
  certificateArn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/0c1d`,
}
