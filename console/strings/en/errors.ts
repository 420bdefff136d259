export const errors = {
  requestId: 'Request ID',
  copyRequestId: 'Copy the request ID',
  /** Titles, and what to do, by the error's code. A title is one clause: it can end a message. */
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
      advice: 'Sign in again to continue.',
    },
    'insufficient-scope': {
      title: 'You may not use this console',
      advice:
        'Your sign-in does not include the permission to manage keypairs. Ask the operator of the service.',
    },
    refused: {
      title: 'Something between you and the service refused the request',
      advice:
        'It was probably a firewall or a proxy. Try other words in the comment, or tell the operator of the service.',
    },
    'not-found': {
      title: 'This was not found, or you may not see it',
      advice: 'It may have been removed or closed, or you may no longer be its administrator.',
    },
    'invalid-request': {
      title: 'Something you entered was not accepted',
      advice: 'Correct it, then try again.',
    },
    'precondition-failed': {
      title: 'This keypair was changed in the meantime',
      advice: 'Check it as it is now, then decide.',
    },
    'keypair-limit-reached': {
      title: 'The limit of keypairs is reached',
      advice: 'Remove a keypair that is no longer used, then try again.',
    },
    'last-live-secret': {
      title: 'This is the last secret of the keypair',
      advice: 'Rotate first, or disable or remove the keypair.',
    },
    'body-too-large': {
      title: 'What you entered is too long',
      advice: 'Shorten it, then try again.',
    },
    'internal-error': {
      title: 'Something went wrong on our side',
      advice: 'Try again. If it happens again, send the request ID to the operator of the service.',
    },
  },
} as const
