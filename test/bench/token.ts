// What a token costs, as ratios within one run: absolute figures depend on the machine and its other work. The
// pieces are measured in turn, round by round, so that a drift affects all of them.
import { createHash, createHmac, generateKeyPairSync, sign, timingSafeEqual } from 'node:crypto'
import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { hash } from 'bcryptjs'
import { messageOf } from '../../shared/aws/secrets/mac-message.ts'
import { prepare } from './fixture.ts'
import { cpuMicroseconds, line } from './measure.ts'
import { tokenContext, tokenEvent } from './token-event.ts'

const ROUNDS = 15
const RUNS = 200
const WARM_UP_RUNS = 500
const BCRYPT_COST = 10

const { tableName, keypair, keySecret, keys, stop } = await prepare()
const { warmFunctions } = await import('../../local/lambda/functions.ts')
const handler = await warmFunctions.http('issue-token')
const event = tokenEvent(keypair.keyId, keySecret)
const context = tokenContext()

// The function logs as when deployed. The cost of writing the lines somewhere is not its cost.
const write = process.stdout.write.bind(process.stdout)
async function token(): Promise<void> {
  process.stdout.write = () => true
  const { statusCode, body } = await handler(event, context)
  process.stdout.write = write
  if (statusCode !== 200) throw new Error(`no token: ${statusCode} ${body}`)
}

const bareClient = new DynamoDBClient({})
const bareKeys = keys.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }))
async function batchGetItem(): Promise<void> {
  const RequestItems = { [tableName]: { Keys: bareKeys, ConsistentRead: true } }
  const { Responses } = await bareClient.send(new BatchGetItemCommand({ RequestItems }))
  if (Responses?.[tableName]?.length !== keys.length) throw new Error('items are missing')
}

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const signingInput = Buffer.alloc(600, 'x')
const es256 = () => sign('sha256', signingInput, { key: privateKey, dsaEncoding: 'ieee-p1363' })

// The check of a key secret in the process, and an HMAC as KMS makes it.
const { keyId, incarnation } = keypair
const material = messageOf({ keyId, incarnation, secretId: 'benchone', keySecret })
const digest = createHash('sha256').update(material).digest()
const secretCheck = () => timingSafeEqual(createHash('sha256').update(material).digest(), digest)
const hmac = () => createHmac('sha256', digest).update(material).digest()
const bcrypt = () => hash(keySecret, BCRYPT_COST)

await cpuMicroseconds(WARM_UP_RUNS, token)
await cpuMicroseconds(WARM_UP_RUNS, batchGetItem)
await cpuMicroseconds(WARM_UP_RUNS, es256)

interface Round {
  readonly token: number
  readonly batchGetItem: number
  readonly es256: number
  readonly secretCheck: number
  readonly hmac: number
  readonly bcrypt: number
}

const rounds: Round[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  rounds.push({
    token: await cpuMicroseconds(RUNS, token),
    batchGetItem: await cpuMicroseconds(RUNS, batchGetItem),
    es256: await cpuMicroseconds(RUNS, es256),
    secretCheck: await cpuMicroseconds(RUNS * 10, secretCheck),
    hmac: await cpuMicroseconds(RUNS * 10, hmac),
    bcrypt: await cpuMicroseconds(1, bcrypt),
  })
}
stop()
bareClient.destroy()

const report = (name: string, figure: (round: Round) => number, digits = 0) =>
  console.log(line(name, rounds.map(figure), digits))

console.log(`${ROUNDS} rounds of ${RUNS}, Node ${process.version}; CPU of this process alone`)
console.log(''.padEnd(64) + ['minimum', 'median', 'maximum'].map((s) => s.padStart(10)).join(''))
report('token, warm (µs)', (round) => round.token)
report('one SDK BatchGetItem of three items (µs)', (round) => round.batchGetItem)
report('one bare ES256 signature (µs)', (round) => round.es256)
report('one remembered secret check (µs)', (round) => round.secretCheck, 1)
report('one HMAC-SHA-256 (µs)', (round) => round.hmac, 1)
report('one bcrypt, cost 10 (µs)', (round) => round.bcrypt)
report('token ÷ (BatchGetItem + ES256)', (r) => r.token / (r.batchGetItem + r.es256), 2)
report('token ÷ BatchGetItem', (round) => round.token / round.batchGetItem, 2)
report('token ÷ ES256', (round) => round.token / round.es256, 1)
report('token ÷ bcrypt', (round) => round.token / round.bcrypt, 3)
report('bcrypt ÷ secret check', (round) => round.bcrypt / round.secretCheck)
report('bcrypt ÷ HMAC', (round) => round.bcrypt / round.hmac)
process.exit(0)
