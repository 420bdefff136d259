import { Random } from '../../runner/random.ts'
import { type Customers, scopesFor } from '../fixture/customers.ts'
import { bodyBytes, withPart, withText } from '../harness/event-parts.ts'
import { pick, some } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'
import { textChange } from './text-mutations.ts'

const NAMES = [
  ...['grant_type', 'scope', 'client_id', 'client_secret', 'client_assertion'],
  ...[
    'client_assertion_type',
    'resource',
    'audience',
    'username',
    'scope[]',
    'scope[a]',
    '__proto__',
  ],
]
const GRANTS = [
  ...[
    'password',
    'refresh_token',
    'authorization_code',
    'CLIENT_CREDENTIALS',
    'client_credentials ',
  ],
  ...[
    'constructor',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'client_credentials client_credentials',
  ],
]

/** The parts of a form between ampersands. */
type Parts = readonly string[]
type Change = (parts: Parts, at: number, random: Random) => Parts

/** A change of a form's parameters. */
export function formMutation(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
): Mutation {
  const change = textChange(random, strange)
  const name = pick(random, NAMES)
  const value = encodeURIComponent(encodable(strange.text(random)))
  const scope = scopeText(random)
  const count = pick(random, [3, 59, 60, 61, 62, 63, 64, 65, 66, 5_000])
  const changes: readonly (readonly [string, Change])[] = [
    ['another value', (parts, at) => put(parts, at, (part) => valued(part, change))],
    ['another name', (parts, at) => put(parts, at, (part) => named(part, change))],
    ['another parameter', (parts, at) => put(parts, at, change)],
    ['a parameter less', (parts, at) => parts.filter((_, place) => place !== at)],
    ['a parameter twice', (parts, at) => [...parts, parts[at] ?? '']],
    ['a name twice', (parts, at) => [...parts, `${nameOf(parts[at] ?? '')}=${value}`]],
    [`${name} beside them`, (parts) => [...parts, `${name}=${value}`]],
    [`empty ${name} beside them`, (parts) => [`${name}=`, ...parts]],
    ['a client besides', (parts, _at, drawing) => [...parts, client(drawing, customers)]],
    [`scope ${scope}`, (parts) => [...without(parts, 'scope'), `scope=${formText(scope)}`]],
    ['another grant', (parts, at) => [...without(parts, 'grant_type'), `grant_type=${GRANTS[at]}`]],
    ['escapes', (parts) => parts.map((part) => valued(part, escaped))],
    ['escapes in a name', (parts, at) => put(parts, at, (part) => named(part, escaped))],
    ['another order', (parts, _at, drawing) => drawing.shuffled(parts)],
    ['many more', (parts) => [...parts, ...Array.from({ length: count }, (_, n) => `p${n}=${n}`)]],
    ['nothing between', (parts) => parts.flatMap((part) => [part, ''])],
    ['semicolons', (parts) => [parts.join(';')]],
  ]
  const [what, apply] = pick(random, changes)
  const seed = random.below(2 ** 32)
  if (random.below(changes.length + 1) === 0) return inQuery(random, customers)
  return mutation('sent', what, (event) => {
    const drawing = new Random(seed)
    const parts = bodyBytes(event).toString().split('&')
    return withText(event, apply(parts, drawing.below(parts.length), drawing).join('&'))
  })
}

/** The product ignores the query of a token request. */
function inQuery(random: Random, customers: Customers): Mutation {
  const query = new URLSearchParams(client(random, customers))
  const parameters = { grant_type: 'client_credentials', ...Object.fromEntries(query) }
  return mutation('harmless', 'credentials in the query', (event) =>
    withPart(event, ['queryStringParameters'], parameters),
  )
}

function client(random: Random, { keypairs }: Customers): string {
  const { keyId, secrets } = pick(random, keypairs)
  const { keySecret } = pick(random, secrets)
  const both = [`client_id=${keyId}`, `client_secret=${keySecret}`]
  return pick(random, [...both, both.join('&')])
}

function scopeText(random: Random): string {
  const scopes = random.shuffled(some(random, scopesFor('account')))
  const [first = 'feedback-report:read'] = scopes
  return pick(random, [
    scopes.join(' '),
    [...scopes, first].join(' '),
    scopes.join('  '),
    ` ${first}`,
    `${first} `,
    scopes.join(','),
    scopes.join('\n'),
    first.toUpperCase(),
    first.slice(0, -1),
    `${first}:x`,
    `${first} *`,
    `${first} openid`,
    `"${first}"`,
    '*',
    'feedback-*',
    'feedback-queries:reads'.repeat(300),
    `${first}\u00a0${first}`,
  ])
}

function put(parts: Parts, at: number, change: (part: string) => string): Parts {
  return parts.map((part, place) => (place === at ? change(part) : part))
}

function without(parts: Parts, name: string): Parts {
  return parts.filter((part) => nameOf(part) !== name)
}

function nameOf(part: string): string {
  return part.split('=', 1)[0] ?? ''
}

function valued(part: string, change: (text: string) => string): string {
  const name = nameOf(part)
  return `${name}=${change(part.slice(name.length + 1))}`
}

function named(part: string, change: (text: string) => string): string {
  const name = nameOf(part)
  return change(name) + part.slice(name.length)
}

/** Percent-encodes every letter. */
function escaped(text: string): string {
  return text.replaceAll(/%[0-9A-Fa-f]{2}|[A-Za-z_:-]/g, (found) =>
    found.startsWith('%') ? found : `%${found.charCodeAt(0).toString(16)}`,
  )
}

function formText(text: string): string {
  return new URLSearchParams({ a: text }).toString().slice('a='.length)
}

/** Replaces lone surrogates, which have no encoding. */
function encodable(text: string): string {
  return text.toWellFormed()
}
