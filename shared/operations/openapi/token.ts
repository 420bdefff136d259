// The token endpoint's part of the document: its request is a form, and its errors are OAuth's.
import { headerRefs } from './headers.ts'
import { type JsonObject, schemaRef } from './schemas.ts'

export const OAUTH_ERROR_SCHEMA: JsonObject = {
  type: 'object',
  description: 'An error of the token endpoint (RFC 6749 §5.2).',
  properties: {
    error: {
      type: 'string',
      enum: [
        'invalid_request',
        'invalid_client',
        'invalid_scope',
        'unsupported_grant_type',
        'temporarily_unavailable',
        'server_error',
      ],
    },
    error_description: { type: 'string', description: 'For people.' },
  },
  required: ['error', 'error_description'],
}

export const TOKEN_REQUEST: JsonObject = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: {
        type: 'object',
        description:
          'At most 8 KiB. A parameter named here must not be repeated; others are ignored.',
        properties: {
          grant_type: { type: 'string', const: 'client_credentials' },
          scope: {
            type: 'string',
            description:
              'Scopes with one space between each. Without it: all that the keypair has.',
          },
          client_id: {
            type: 'string',
            description: 'The key ID, where the Authorization header does not carry it.',
          },
          client_secret: {
            type: 'string',
            format: 'password',
            description: 'The key secret, where the Authorization header does not carry it.',
          },
        },
        required: ['grant_type'],
      },
    },
  },
}

const CHALLENGE = headerRefs(['WWW-Authenticate'])

/** The errors of the token endpoint, by status. */
export const TOKEN_ERRORS: JsonObject = {
  400: oauthError('`invalid_request`, `invalid_scope` or `unsupported_grant_type`.'),
  401: oauthError(
    '`invalid_client`: unknown, wrong, disabled, expired, removed or of a closed owner, all in the ' +
      'same bytes.',
    CHALLENGE,
  ),
  405: oauthError('`invalid_request`: the token endpoint takes POST.', headerRefs(['Allow'])),
  413: oauthError('`invalid_request`: the body has more than 8 KiB.'),
  415: oauthError('`invalid_request`: the body is compressed.'),
  500: oauthError('`server_error`: a fault of ours.'),
  503: oauthError(
    '`temporarily_unavailable`: a fault that will pass. It says nothing about the credentials.',
    headerRefs(['Retry-After']),
  ),
}

function oauthError(description: string, headers: JsonObject = {}): JsonObject {
  return {
    description,
    headers: { ...headerRefs(['Cache-Control', 'Pragma']), ...headers },
    content: { 'application/json': { schema: schemaRef('OAuthError') } },
  }
}
