import * as z from 'zod/mini'

const origin = z
  .string()
  .check(z.regex(/^https?:\/\/[^/?#]+$/, 'must be an origin, without a path'))

/** What the console reads at its start, from `/config.json`: the same build serves every stage. */
export const consoleConfiguration = z.object({
  issuer: z.string().check(z.describe('The OIDC issuer whose users administer.')),
  clientId: z.string().check(z.describe("The console's client there.")),
  scope: z.string().check(z.describe('The scopes to ask for.')),
  signInParameters: z
    .record(z.string(), z.string())
    .check(z.describe('What the provider wants at signing in, beside what OpenID Connect says.')),
  apiUrl: origin.check(z.describe("Where the console calls the API: the console's own origin.")),
  tokenUrl: z
    .string()
    .check(
      z.regex(/^https?:\/\/[^/?#]+\/[^?#]+$/, 'must be an address, without a query'),
      z.describe('Where machines get their access tokens: what the metadata names.'),
    ),
})
export type ConsoleConfiguration = z.output<typeof consoleConfiguration>
