// `npm run -s local:token -- USER [--port N]`: prints a user's access token, and nothing else.

import { CommandError } from '../command-line/command-error.ts'
import { exitOnCommandError } from '../command-line/exit-on-command-error.ts'
import { tokensOf } from './identity/tokens-of.ts'
import { isUser, USERS } from './identity/users.ts'
import { tokenArguments } from './start-arguments.ts'

async function printToken(words: readonly string[]): Promise<void> {
  const { user, port } = tokenArguments(words)
  if (!isUser(user)) {
    const names = USERS.map(({ name }) => name).join(', ')
    throw new CommandError(`There is no user '${user}'. The users are ${names}.`)
  }
  try {
    const { accessToken } = await tokensOf(`http://localhost:${port}`, user)
    console.log(accessToken)
  } catch (error) {
    throw new CommandError(
      `No token from port ${port}: start the service with npm start -- --port ${port}.`,
      { cause: error },
    )
  }
}

await exitOnCommandError(() => printToken(process.argv.slice(2)))
