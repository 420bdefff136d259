// Parameters that a provider wants at signing in, beside those of OpenID Connect: written `name=value`.

/** What signing in says itself. A second one would be refused, or lead the answer to somebody else. */
const OF_THE_FLOW = new Set([
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
/** They are part of a URL, of which some providers take 2 KB. */
const VALUE_LENGTH_MAX = 512
const NAME = /^[a-z][a-z_]*$/
const VALUE = /^[\x20-\x7e]+$/

/** Ends the sentence "it must be". */
export const SIGN_IN_PARAMETER_RULE =
  'name=value, such as audience=https://keys.example.org, where the name is in lower case and none that signing in sets itself, such as client_id or scope'

export function isSignInParameter(text: string): boolean {
  const [name, value] = nameAndValue(text)
  const isValue = value.length <= VALUE_LENGTH_MAX && VALUE.test(value)
  return NAME.test(name) && !OF_THE_FLOW.has(name) && isValue
}

/** The values by their names. Of two of one name, the later is taken. */
export function signInParametersOf(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map(nameAndValue))
}

/** Whether each name is there once: what is sent has room for one value. */
export function haveNamesOnce(texts: readonly string[]): boolean {
  return Object.keys(signInParametersOf(texts)).length === texts.length
}

function nameAndValue(text: string): readonly [name: string, value: string] {
  const [name = ''] = text.split('=', 1)
  return [name, text.slice(name.length + 1)]
}
