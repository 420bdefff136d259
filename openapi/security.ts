import type { Caller } from '../shared/operations/contract/routed-operation.ts'
import type { JsonObject } from './json-schemas.ts'

/** How callers prove who they are. */
export const SECURITY_SCHEMES: JsonObject = {
  user: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "A user's access token from the operator's OpenID provider, with the management scope " +
      '(feedback-keys/manage, unless configured otherwise). ID tokens, and tokens that this ' +
      'service issued, are refused.',
  },
  platform: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    'x-amazon-apigateway-authtype': 'awsSigv4',
    description:
      'AWS Signature Version 4 for the service execute-api, by an IAM principal that the operator allowed.',
  },
  keypair: {
    type: 'http',
    scheme: 'basic',
    description:
      'Key ID and key secret, each form-encoded as RFC 6749 §2.3.1 says. The encoding leaves both ' +
      'unchanged.',
  },
}

/**
 * What each kind of caller must send. The keypair may be in the body instead, so an empty entry is allowed
 * too.
 */
export const SECURITY_OF: Readonly<Record<Caller, readonly JsonObject[]>> = {
  administrator: [{ user: [] }],
  user: [{ user: [] }],
  platform: [{ platform: [] }],
  keypair: [{ keypair: [] }, {}],
  anyone: [],
}

/** The description of every operation: who may call it. */
export const CALLER_TEXT: Readonly<Record<Caller, string>> = {
  administrator:
    'For administrators of the owner in the path. The administrators of an account are also ' +
    'administrators of its environments, except where an environment blocks inheritance.',
  user: 'For any user.',
  platform: 'For the platform.',
  keypair: 'For machines that have a keypair.',
  anyone: 'For anyone.',
}
