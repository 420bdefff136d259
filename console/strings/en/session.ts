export const session = {
  about:
    'Keypairs let machines get access tokens for an account or an environment. Administrators create, rotate and remove them here.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signInAgain: 'Sign in again',
  signedInAs: (name: string) => `Signed in as ${name}`,
  failed: 'Sign-in failed',
  failedAdvice: 'Try again. If it fails again, ask the operator of the service.',
  noStart: 'The console could not start',
  noStartAdvice:
    'It could not read its configuration, or could not reach the sign-in service. Check your network connection, then try again.',
  endingTitle: 'Your session ends in a few minutes',
  ending: 'Finish what you are doing, then sign in again.',
  endedTitle: 'Your session has ended',
  ended: 'Sign in again to continue. You will come back to this page.',
  endedInDialog:
    'Sign in again to continue. You will come back to the page, but what you typed here will be lost.',
  offline: 'You are offline',
  offlineAdvice: 'Loading continues when the network is back. You can change nothing until then.',
  retrying: 'The service does not answer',
  retryingAdvice: 'Trying again …',
} as const
