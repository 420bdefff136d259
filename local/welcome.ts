import { USERS } from './identity/users.ts'

export const HELP = `Runs the whole service on this machine.

  npm start -- [--port N] [--data DIR]

  --port N     listen on this port of the loopback address (or set PORT); default 3000, 0 takes a free port
  --data DIR   store tables and keys in this folder; without it they are in memory
  --help       print this help

  DYNAMODB_ENDPOINT   use the DynamoDB at this URL instead of starting DynamoDB Local
`

/** The text after the start: the URLs, the users, and an example to paste into a shell. */
export function welcome(url: string): string {
  const users = USERS.map(({ name, role }) => `  ${name.padEnd(5)} ${role}`).join('\n')
  return `
  console            ${url}/
  API                ${url}/v1
  token endpoint     ${url}/oauth2/token
  key set            ${url}/.well-known/jwks.json
  metadata           ${url}/.well-known/oauth-authorization-server
  identity provider  ${url}/identity/.well-known/openid-configuration

Users, who sign in without a password:
${users}
The platform signs requests with access key local, secret key local, region eu-west-1, service execute-api.

An example to paste into another shell, in this folder:
${example(url)}
`
}

/** It contains no shell comments, because an interactive zsh would run them as commands. */
function example(url: string): string {
  const { port } = new URL(url)
  return `
  API=${url}
  echo '1. Ada signs in and creates a keypair for acme-prod. Its key secret is shown only now.'
  ADA=$(npm run -s local:token -- ada --port ${port})
  KEYPAIRS=$API/v1/environments/acme-prod/keypairs
  KEYPAIR=$(curl -s $KEYPAIRS -H "Authorization: Bearer $ADA" -H 'Content-Type: application/json' \\
    -d '{"comment":"nightly export","scopes":["feedback-report:read"]}')
  printf '%s\\n' "$KEYPAIR"
  KEY_ID=$(printf %s "$KEYPAIR" | grep -o 'fbk_[A-Za-z0-9]*' | head -n 1)
  KEY_SECRET=$(printf %s "$KEYPAIR" | grep -o 'fbs_[A-Za-z0-9]*' | head -n 1)
  echo '2. A machine gets an access token with the keypair. These are its claims.'
  TOKEN=$(curl -s -u "$KEY_ID:$KEY_SECRET" -d grant_type=client_credentials $API/oauth2/token)
  printf '%s\\n' "$TOKEN"
  node -p 'Buffer.from(process.argv[1].split(".")[1], "base64url").toString()' "$TOKEN"
  echo '3. Ada disables the keypair. The next token request is refused.'
  curl -s -X POST $KEYPAIRS/$KEY_ID/disable -H "Authorization: Bearer $ADA"; echo
  curl -s -u "$KEY_ID:$KEY_SECRET" -d grant_type=client_credentials $API/oauth2/token; echo
  echo '4. The platform closes the account. Its environments and keypairs no longer exist.'
  curl -s -X DELETE --aws-sigv4 aws:amz:eu-west-1:execute-api -u local:local $API/v1/accounts/acme
  curl -s $KEYPAIRS -H "Authorization: Bearer $ADA"; echo
`
}
