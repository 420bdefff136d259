// `npm run -s sign-in -- --issuer … --client …`: signs a user in with the browser, and prints only the
// access token to standard output.
import { exitOnCommandError } from '../../command-line/exit-on-command-error.ts'
import { signIn } from './flow.ts'
import { identityProvider } from './provider.ts'
import { signInArguments } from './sign-in-arguments.ts'

async function printAccessToken(words: readonly string[]): Promise<void> {
  const { issuer, clientId, scope, parameters, port } = signInArguments(words)
  const token = await signIn(await identityProvider(issuer, clientId), {
    scope,
    parameters,
    port,
    show: (url) => console.error(`Sign in with your browser:\n\n${url}\n`),
  })
  console.log(token)
}

await exitOnCommandError(() => printAccessToken(process.argv.slice(2)))
