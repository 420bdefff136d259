export const errors = {
  requestId: 'Request ID',
  copyRequestId: 'Copy the request ID',
  /** Titles, and what to do, by the error's code. */
  byCode: {
    network: {
      title: 'The service could not be reached',
      advice: 'Check your network connection, then try again.',
    },
    'temporarily-unavailable': {
      title: 'The service is not available at the moment',
      advice: 'Nothing is wrong with what you entered. Try again in a moment.',
    },
    unauthenticated: {
      title: 'Your session has ended',
      advice: 'Sign in again to go on.',
    },
    'insufficient-scope': {
      title: 'You may not use API management',
      advice:
        'Your sign-in does not include the permission to manage keypairs. Ask whoever runs the service.',
    },
    refused: {
      title: 'Something on the way to the service refused this',
      advice:
        'A firewall or a proxy did not let it through. Try other words in the comment, or tell whoever runs the service.',
    },
    'not-found': {
      title: 'There is no such thing here, or you may not see it',
      advice: 'It may have been removed or closed, or your administrator rights may have changed.',
    },
    'invalid-request': {
      title: 'Something you entered was not accepted',
      advice: 'Correct it, then try again.',
    },
    'precondition-failed': {
      title: 'Somebody else has changed this keypair',
      advice: 'Look at what it is now, then decide.',
    },
    'keypair-limit-reached': {
      title: 'There is no room for another keypair',
      advice: 'Remove a keypair that is no longer used, then try again.',
    },
    'last-live-secret': {
      title: 'This is the last secret of the keypair',
      advice: 'Rotate first, or disable or remove the keypair.',
    },
    'body-too-large': {
      title: 'That is too much',
      advice: 'Shorten what you entered, then try again.',
    },
    'internal-error': {
      title: 'Something went wrong on our side',
      advice: 'Try again. If it goes on, send the request ID to whoever runs the service.',
    },
  },
} as const
