import type { Random } from '../../runner/random.ts'
import type { Customers } from '../fixture/customers.ts'
import { textAt, withPart } from '../harness/event-parts.ts'
import { pick } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'
import { textChange } from './text-mutations.ts'

const PATH = ['headers', 'authorization']
const SCHEMES = [
  ...[
    'basic',
    'BASIC',
    'Basic ',
    'Basic    ',
    'bAsIc',
    'Bearer',
    'Digest',
    'Negotiate',
    'Basic,',
    'Basic\t',
  ],
  ...[' Basic', 'Basic\u00a0', 'Ba\u017fic', 'Basic realm="x"', 'Basi', 'BasicBasic', ''],
]

/** A change of a Basic Authorization header (RFC 7617). */
export function basicMutation(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
): Mutation {
  const change = textChange(random, strange)
  const scheme = pick(random, SCHEMES)
  const stranger = pick(random, customers.keypairs)
  const { keySecret } = pick(random, stranger.secrets)
  const bytes = strange.bytes(random)
  const pad = pick(random, ['=', '==', '====', ' ', '\n', '!', '.', ',', '\0', 'A'])
  const changes: readonly (readonly [string, (header: string) => string])[] = [
    ['credentials', (header) => headerOf(change(credentialsIn(header)))],
    ['token', (header) => `Basic ${change(tokenIn(header))}`],
    ['header', change],
    [`scheme '${scheme}'`, (header) => `${scheme} ${tokenIn(header)}`],
    ['padding', (header) => header.replace(/=+$/, '')],
    [`padding '${pad}'`, (header) => header + pad],
    ['the alphabet of URLs', (header) => header.replaceAll('+', '-').replaceAll('/', '_')],
    ['two headers', (header) => `${header}, ${header}`],
    ['two headers of two', (header) => `${header},${headerOf(`${stranger.keyId}:${keySecret}`)}`],
    ['escapes', (header) => headerOf(escaped(credentialsIn(header)))],
    ['another secret', (header) => headerOf(`${keyIdIn(header)}:${keySecret}`)],
    ['another client', () => headerOf(`${stranger.keyId}:${keySecret}`)],
    ['the wrong way round', () => headerOf(`${keySecret}:${stranger.keyId}`)],
    ['no colon', (header) => headerOf(credentialsIn(header).replace(':', ''))],
    ['no secret', (header) => headerOf(`${keyIdIn(header)}:`)],
    ['a third part', (header) => headerOf(`${credentialsIn(header)}:x`)],
    ['other case', (header) => headerOf(credentialsIn(header).toLowerCase())],
    ['any bytes', () => `Basic ${Buffer.from(bytes).toString('base64')}`],
  ]
  const [what, apply] = pick(random, changes)
  return mutation('sent', `Basic with other ${what}`, (event) =>
    withPart(event, PATH, apply(textAt(event, PATH))),
  )
}

function headerOf(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

function tokenIn(header: string): string {
  return header.slice(header.lastIndexOf(' ') + 1)
}

function credentialsIn(header: string): string {
  return Buffer.from(tokenIn(header), 'base64').toString()
}

function keyIdIn(header: string): string {
  return credentialsIn(header).split(':', 1)[0] ?? ''
}

/** Percent-encodes every character. */
function escaped(text: string): string {
  return text.replaceAll(/[A-Za-z0-9_]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
