/** Settings of an operator's own identity provider. */
export const PROVIDER = { identityProvider: 'https://login.example.org', identityAudiences: 'api' }

/** Settings of a Cognito user pool that existed before. */
export const POOL = {
  identityProvider: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12',
  identityAudiences: 'api',
  consoleClientId: 'console',
}
