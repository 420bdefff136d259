/** The tags of operations, in reading order. A path gets the first tag with a matching pattern. */
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
  {
    name: 'scopes',
    description: 'The scopes that keypairs may request.',
    pattern: /^\/v1\/scopes$/,
  },
  { name: 'tokens', description: 'The OAuth 2.0 token endpoint.', pattern: /^\/oauth2\// },
  {
    name: 'discovery',
    description: 'What a verifier of tokens needs to know.',
    pattern: /^\/\.well-known\//,
  },
]

export const TAG_OBJECTS = TAGS.map(({ name, description }) => ({ name, description }))

/** @throws {Error} when no tag matches the path */
export function tagOf(path: string): string {
  const tag = TAGS.find(({ pattern }) => pattern.test(path))
  if (tag === undefined) throw new Error(`openapi/tags.ts has no tag for ${path}`)
  return tag.name
}
