import type { strings } from '../strings/strings.ts'
import { envFileName } from './credential-files.ts'

export interface TokenRequest {
  readonly id: keyof typeof strings.secret.languages
  readonly code: string
}

/**
 * Programs that get an access token with the keypair's `.env` file, and print it. Each needs only the tool or
 * the language itself. Only the file's name differs between keypairs: the key secret is in the file.
 *
 * @see RFC 6749 §2.3.1, §4.4.2
 */
export function tokenRequests(keyId: string): readonly TokenRequest[] {
  const file = envFileName(keyId)
  return [
    { id: 'curl', code: curl(file) },
    { id: 'node', code: node(file) },
    { id: 'python', code: python(file) },
    { id: 'go', code: go(file) },
  ]
}

function curl(file: string): string {
  return `. ./${file}
curl --silent --show-error --user "$FEEDBACK_CLIENT_ID:$FEEDBACK_CLIENT_SECRET" \\
  --data grant_type=client_credentials "$FEEDBACK_TOKEN_URL"
`
}

function node(file: string): string {
  return `// node --env-file=${file} access-token.mjs
const { FEEDBACK_CLIENT_ID, FEEDBACK_CLIENT_SECRET, FEEDBACK_TOKEN_URL } = process.env
const credentials = Buffer.from(\`\${FEEDBACK_CLIENT_ID}:\${FEEDBACK_CLIENT_SECRET}\`)
const response = await fetch(FEEDBACK_TOKEN_URL ?? '', {
  method: 'POST',
  headers: { authorization: \`Basic \${credentials.toString('base64')}\` },
  body: new URLSearchParams({ grant_type: 'client_credentials' }),
})
const answer = await response.text()
if (!response.ok) throw new Error(answer)
console.log(JSON.parse(answer).access_token)
`
}

// The file is not called `token.py`: that module would replace the standard library's `token`.
function python(file: string): string {
  return `# set -a; . ./${file}; set +a; python3 access_token.py
import base64, json, os
from urllib.parse import urlencode
from urllib.request import Request, urlopen

credentials = f"{os.environ['FEEDBACK_CLIENT_ID']}:{os.environ['FEEDBACK_CLIENT_SECRET']}"
request = Request(
    os.environ["FEEDBACK_TOKEN_URL"],
    data=urlencode({"grant_type": "client_credentials"}).encode(),
    headers={"Authorization": "Basic " + base64.b64encode(credentials.encode()).decode()},
)
with urlopen(request) as response:
    print(json.load(response)["access_token"])
`
}

function go(file: string): string {
  return `// set -a; . ./${file}; set +a; go run access_token.go
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	form := strings.NewReader("grant_type=client_credentials")
	request, err := http.NewRequest("POST", os.Getenv("FEEDBACK_TOKEN_URL"), form)
	if err != nil {
		log.Fatal(err)
	}
	request.SetBasicAuth(os.Getenv("FEEDBACK_CLIENT_ID"), os.Getenv("FEEDBACK_CLIENT_SECRET"))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		log.Fatal(response.Status)
	}
	var answer struct {
		AccessToken string \`json:"access_token"\`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.AccessToken)
}
`
}
