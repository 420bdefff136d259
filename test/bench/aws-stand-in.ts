// KMS, and as much of DynamoDB's HTTP endpoint as a token request needs, answering from memory. It is a process of
// its own, so that the benchmark counts only the token function's CPU.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { LOOPBACK, listen } from '../../command-line/loopback.ts'
import { startKms } from '../../local/kms/kms.ts'

interface Key {
  readonly pk: { readonly S: string }
  readonly sk: { readonly S: string }
}

interface Input {
  readonly Item: Key
  readonly Key: Key
  readonly RequestItems: Readonly<Record<string, { readonly Keys: readonly Key[] }>>
  readonly ExpressionAttributeValues: Readonly<Record<string, { readonly S: string }>>
}

const items = new Map<string, Key>()
const nameOf = ({ pk, sk }: Key) => `${pk.S}\n${sk.S}`

const operations: Readonly<Record<string, (input: Input) => object>> = {
  PutItem: ({ Item }) => {
    items.set(nameOf(Item), Item)
    return {}
  },
  GetItem: (input) => ({ Item: items.get(nameOf(input.Key)) }),
  BatchGetItem: ({ RequestItems }) => ({
    Responses: Object.fromEntries(
      Object.entries(RequestItems).map(([table, { Keys }]) => [
        table,
        Keys.flatMap((key) => items.get(nameOf(key)) ?? []),
      ]),
    ),
    UnprocessedKeys: {},
  }),
  Query: ({ ExpressionAttributeValues }) => ({
    Items: [...items.values()].filter((item) => item.pk.S === ExpressionAttributeValues[':pk']?.S),
  }),
  TransactWriteItems: () => ({}),
}

const server = createServer(async (request, response) => {
  const name = String(request.headers['x-amz-target']).replace(/^.*\./, '')
  const input: Input = JSON.parse((await buffer(request)).toString())
  const answer = operations[name]?.(input)
  response.writeHead(answer === undefined ? 400 : 200, {
    'content-type': 'application/x-amz-json-1.0',
  })
  response.end(JSON.stringify(answer ?? { __type: 'UnknownOperationException' }))
})
const { port } = await listen(server, 0)
const kms = await startKms()
process.send?.({ dynamodb: `http://${LOOPBACK}:${port}`, kms: kms.endpoint })
// Ends when the benchmark ends, for whatever reason.
process.on('disconnect', () => process.exit(0))
