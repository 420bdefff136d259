import { jsonResponse, type MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import { isRecord } from '../../in-memory/dynamodb/parameters.ts'
import type { Call, Try } from './invocation.ts'

/** A way in which a call to AWS fails, or seems to. */
export interface Kind {
  readonly name: string
  /** Whether it says that a transaction was not made: DynamoDB never says so of one that was. */
  readonly isCancellation?: boolean
  /** Whether it can befall such a call, which was answered as it is when nothing fails. */
  befalls(call: Call): boolean
  /** Whether the product is to succeed when it befalls one try alone: the SDK or the product tries again. */
  heals(call: Call): boolean
  strike(attempt: Try): Promise<MemoryHttpResponse>
}

const always = () => true
const never = () => false
const isDynamoDb = ({ service }: Call) => service === 'dynamodb'
const isKms = ({ service }: Call) => service === 'kms'
const isTransaction = ({ name }: Call) => name === 'TransactWriteItemsCommand'
const isBatch = ({ name }: Call) => name === 'BatchGetItemCommand'
const isSingleWrite = ({ name }: Call) =>
  name === 'PutItemCommand' || name === 'DeleteItemCommand' || name === 'UpdateItemCommand'
const isSilentAboutAbsence = ({ name }: Call) => name === 'GetItemCommand'
const isCancelled = (call: Call) => isTransaction(call) && call.answered?.statusCode === 400

/** What was put where nothing was cannot be put there again: that fails, and the next run finds it. */
const unlessPut = ({ name }: Call) => name !== 'PutItemCommand'

/** Every kind of fault. */
export const KINDS: readonly Kind[] = [
  refusal('throughput exceeded', 'ProvisionedThroughputExceededException', isDynamoDb),
  refusal('throttled', 'ThrottlingException', always),
  refusal('internal error', 'InternalServerError', isDynamoDb, 500),
  refusal('KMS internal error', 'KMSInternalException', isKms, 500),
  {
    name: 'service unavailable',
    befalls: always,
    heals: always,
    strike: async () => page(503),
  },
  { name: 'time-out', befalls: always, heals: always, strike: (attempt) => attempt.timeOut() },
  {
    name: 'slow reply',
    befalls: always,
    heals: unlessPut,
    async strike(attempt) {
      attempt.answer()
      return await attempt.timeOut()
    },
  },
  { name: 'reset before', befalls: always, heals: always, strike: async () => reset() },
  {
    name: 'reset after',
    befalls: always,
    heals: unlessPut,
    async strike(attempt) {
      attempt.answer()
      return reset()
    },
  },
  { ...refusal('access denied', 'AccessDeniedException', always), heals: never },
  { name: 'malformed reply', befalls: always, heals: never, strike: async () => page(200) },
  {
    name: 'half a reply',
    befalls: always,
    heals: never,
    async strike(attempt) {
      const { body, ...rest } = attempt.answer()
      return { ...rest, body: body.subarray(0, Math.floor(body.length / 2)) }
    },
  },
  {
    name: 'empty reply',
    // What it does not find, DynamoDB tells by saying nothing.
    befalls: (call) => !isSilentAboutAbsence(call),
    heals: never,
    async strike(attempt) {
      return { ...attempt.answer(), body: Buffer.alloc(0) }
    },
  },
  cancellation('conflict', ['TransactionConflict']),
  cancellation('conflict and throttling', ['ThrottlingError', 'TransactionConflict']),
  { ...cancellation('throttling in a transaction', ['ThrottlingError']), heals: never },
  {
    ...cancellation('throughput in a transaction', ['None', 'ProvisionedThroughputExceeded']),
    heals: never,
  },
  { ...cancellation('collection too large', ['ItemCollectionSizeLimitExceeded']), heals: never },
  {
    name: 'conflict beside a condition',
    befalls: isCancelled,
    heals: always,
    strike: async (attempt) => besideConditions(attempt.answer()),
  },
  refusal('transaction in progress', 'TransactionInProgressException', isTransaction),
  {
    ...refusal('conflict with a transaction', 'TransactionConflictException', isSingleWrite),
    heals: never,
  },
  { ...refusal('key disabled', 'DisabledException', isKms), heals: never },
  { ...refusal('key in no state for it', 'KMSInvalidStateException', isKms), heals: never },
  refusal('key unavailable', 'KeyUnavailableException', isKms, 500),
  refusal('dependency time-out', 'DependencyTimeoutException', isKms, 503),
  {
    name: 'all keys unprocessed',
    befalls: isBatch,
    heals: always,
    strike: async (attempt) => attempt.answerLeaving('all'),
  },
  {
    name: 'a key unprocessed',
    befalls: isBatch,
    heals: always,
    strike: async (attempt) => attempt.answerLeaving(1),
  },
]

/** What AWS answers in the words of its errors: nothing was done. */
function refusal(name: string, type: string, befalls: Kind['befalls'], statusCode = 400): Kind {
  return {
    name,
    befalls,
    heals: always,
    strike: async () => jsonResponse(statusCode, { __type: type, message: name }),
  }
}

/** A transaction that was not made, for these reasons of its first actions. */
function cancellation(name: string, codes: readonly string[]): Kind {
  return {
    name,
    isCancellation: true,
    befalls: isTransaction,
    heals: always,
    async strike({ input }) {
      const actions = Array.isArray(input.TransactItems) ? input.TransactItems : []
      const reasons = actions.map((_, place) => ({ Code: codes[place] ?? 'None' }))
      return cancelled(reasons)
    },
  }
}

/** The conditions that are not true, and a conflict where there was no other reason. */
function besideConditions({ body }: MemoryHttpResponse): MemoryHttpResponse {
  const answer: unknown = JSON.parse(Buffer.from(body).toString())
  const reasons = isRecord(answer) ? answer.CancellationReasons : undefined
  if (!Array.isArray(reasons)) throw new Error('a transaction that was not cancelled')
  return cancelled(
    reasons.map((reason) => (reason.Code === 'None' ? { Code: 'TransactionConflict' } : reason)),
  )
}

function cancelled(CancellationReasons: readonly object[]): MemoryHttpResponse {
  const __type = 'TransactionCanceledException'
  return jsonResponse(400, { __type, message: 'Transaction cancelled', CancellationReasons })
}

/** What something in between answers that knows nothing of DynamoDB. */
function page(statusCode: number): MemoryHttpResponse {
  const body = Buffer.from('<html><body>Something is wrong.</body></html>')
  return { statusCode, headers: { 'content-type': 'text/html' }, body }
}

function reset(): never {
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}
