/** What the operations are about, in the order people read of it; a path is of the first it matches. */
const TAGS = [
  {
    name: 'keypairs',
    description: 'Key IDs and key secrets of an account or an environment.',
    pattern: /\/keypairs/,
  },
  { name: 'events', description: 'The audit trail of an owner.', pattern: /\/events$/ },
  {
    name: 'administrators',
    description: 'Who may manage the keypairs of an owner.',
    pattern: /\/administrators/,
  },
  {
    name: 'owners',
    description: 'Accounts and environments.',
    pattern: /^\/v1\/(owners|accounts|environments)/,
  },
  { name: 'scopes', description: 'What keypairs may ask for.', pattern: /^\/v1\/scopes$/ },
  { name: 'tokens', description: 'The OAuth 2.0 token endpoint.', pattern: /^\/oauth2\// },
  {
    name: 'discovery',
    description: 'What a verifier of tokens needs to know.',
    pattern: /^\/\.well-known\//,
  },
]

export const TAG_OBJECTS = TAGS.map(({ name, description }) => ({ name, description }))

/** @throws {Error} when a path is about none of this */
export function tagOf(path: string): string {
  const tag = TAGS.find(({ pattern }) => pattern.test(path))
  if (tag === undefined) throw new Error(`openapi/tags.ts has no tag for ${path}`)
  return tag.name
}
