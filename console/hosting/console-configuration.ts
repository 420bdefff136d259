import * as z from 'zod/mini'

const origin = z
  .string()
  .check(z.regex(/^https?:\/\/[^/?#]+$/, 'must be an origin, without a path'))

/** What the console reads from `/config.json` when it starts. The same build serves every stage. */
export const consoleConfiguration = z.object({
  issuer: z.string().check(z.describe('The OIDC issuer of the administrators.')),
  clientId: z.string().check(z.describe("The console's client ID at that issuer.")),
  scope: z.string().check(z.describe('The scopes to ask for.')),
  signInParameters: z
    .record(z.string(), z.string())
    .check(z.describe('Parameters of the sign-in that the provider wants beside OpenID Connect.')),
  apiUrl: origin.check(z.describe("The origin of the API, which is the console's own.")),
  tokenUrl: z
    .string()
    .check(
      z.regex(/^https?:\/\/[^/?#]+\/[^?#]+$/, 'must be an address, without a query'),
      z.describe('The token endpoint, as the authorization server metadata names it.'),
    ),
})
export type ConsoleConfiguration = z.output<typeof consoleConfiguration>
