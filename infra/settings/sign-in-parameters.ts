// Parameters, written `name=value`, that an identity provider requires in addition to OpenID Connect's.

/** The parameters that sign-in sets itself. A second value would fail, or send the answer elsewhere. */
const RESERVED_NAMES = new Set([
  'client_id',
  'client_secret',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'redirect_uri',
  'request',
  'request_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
])
/** The parameters are part of a URL, and some providers accept at most 2 KB. */
const VALUE_LENGTH_MAX = 512
const NAME = /^[a-z][a-z_]*$/
const VALUE = /^[\x20-\x7e]+$/

/** Completes the sentence "it must be …". */
export const SIGN_IN_PARAMETER_RULE =
  'name=value, such as audience=https://keys.example.org, with a lower-case name that sign-in does not set itself (such as client_id or scope)'

export function isSignInParameter(text: string): boolean {
  const [name, value] = nameAndValue(text)
  const isValue = value.length <= VALUE_LENGTH_MAX && VALUE.test(value)
  return NAME.test(name) && !RESERVED_NAMES.has(name) && isValue
}

/** Returns the values by name. When two have the same name, the later one counts. */
export function signInParametersOf(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map(nameAndValue))
}

/** Whether no name occurs twice: a request has one value for each name. */
export function areNamesUnique(texts: readonly string[]): boolean {
  return Object.keys(signInParametersOf(texts)).length === texts.length
}

function nameAndValue(text: string): readonly [name: string, value: string] {
  const [name = ''] = text.split('=', 1)
  return [name, text.slice(name.length + 1)]
}
