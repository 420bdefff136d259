import type { Caller } from '../shared/operations/contract/routed-operation.ts'
import type { JsonObject } from './json-schemas.ts'

/** How callers prove who they are. */
export const SECURITY_SCHEMES: JsonObject = {
  user: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "A user's access token of the operator's OpenID provider, with the management scope " +
      '(feedback-keys/manage, unless configured otherwise). An ID token, and a token that this ' +
      'service issued, are refused.',
  },
  platform: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    'x-amazon-apigateway-authtype': 'awsSigv4',
    description:
      'AWS Signature Version 4, service execute-api, by an IAM principal that the operator named.',
  },
  keypair: {
    type: 'http',
    scheme: 'basic',
    description:
      'Key ID and key secret, each form-encoded as RFC 6749 §2.3.1 says (they hold nothing that ' +
      'changes by it).',
  },
}

/** What an operation asks for, by its caller. A keypair may be in the body instead: nothing, then. */
export const SECURITY_OF: Readonly<Record<Caller, readonly JsonObject[]>> = {
  administrator: [{ user: [] }],
  user: [{ user: [] }],
  platform: [{ platform: [] }],
  keypair: [{ keypair: [] }, {}],
  anyone: [],
}

/** A sentence of every operation's description. */
export const CALLER_TEXT: Readonly<Record<Caller, string>> = {
  administrator:
    'For administrators of the owner in the path: explicit ones, and for an environment those of ' +
    'its account, unless it blocks inheritance.',
  user: 'For any user.',
  platform: 'For the Feedback backend.',
  keypair: 'For machines that hold a keypair.',
  anyone: 'For anyone.',
}
