export const session = {
  about:
    'API keypairs let machines get access tokens for an account or an environment. Administrators create, rotate and remove them here.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signInAgain: 'Sign in again',
  signedInAs: (name: string) => `Signed in as ${name}`,
  failed: 'Signing in did not work',
  failedAdvice: 'Try again. If it goes on, ask whoever runs the service.',
  noStart: 'API management could not start',
  noStartAdvice:
    'Its configuration or the sign-in service could not be read. Check your network, then try again.',
  endingTitle: 'Your session ends in a few minutes',
  ending: 'Finish what you are doing, then sign in again.',
  endedTitle: 'Your session has ended',
  ended: 'Sign in again to go on. You will come back to this page.',
  endedInDialog:
    'Sign in again to go on. You will come back to the page; what you typed here is lost.',
  offline: 'You are offline',
  offlineAdvice:
    'What was being read is read when the network is back. Nothing is changed until then.',
  retrying: 'The service does not answer',
  retryingAdvice: 'Trying again …',
} as const
