import { jsonResponse, type MemoryHttpResponse } from '../../../in-memory/aws/request-handler.ts'
import { isRecord } from '../../../in-memory/dynamodb/parameters.ts'
import type { Call, Try } from './invocation.ts'

/** A kind of fault: how a call to AWS fails, or seems to fail. */
export interface FaultKind {
  readonly name: string
  /**
   * Whether it says that a transaction was not made. DynamoDB never says so of a transaction that was made.
   */
  readonly isCancellation?: boolean
  /** Whether this call can fail so. `call.answered` is the answer without a fault. */
  appliesTo(call: Call): boolean
  /** Whether the product must succeed when only one try fails so: the SDK or the product retries. */
  isRetried(call: Call): boolean
  answerTry(attempt: Try): Promise<MemoryHttpResponse>
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

/** A `PutItem` for a new item that was done fails when it is retried. The next run finds the item. */
const unlessPut = ({ name }: Call) => name !== 'PutItemCommand'

/** Every kind of fault. */
export const FAULT_KINDS: readonly FaultKind[] = [
  refusal('throughput exceeded', 'ProvisionedThroughputExceededException', isDynamoDb),
  refusal('throttled', 'ThrottlingException', always),
  refusal('internal error', 'InternalServerError', isDynamoDb, 500),
  refusal('KMS internal error', 'KMSInternalException', isKms, 500),
  {
    name: 'service unavailable',
    appliesTo: always,
    isRetried: always,
    answerTry: async () => page(503),
  },
  {
    name: 'time-out',
    appliesTo: always,
    isRetried: always,
    answerTry: (attempt) => attempt.timeOut(),
  },
  {
    name: 'slow reply',
    appliesTo: always,
    isRetried: unlessPut,
    async answerTry(attempt) {
      attempt.answer()
      return await attempt.timeOut()
    },
  },
  { name: 'reset before', appliesTo: always, isRetried: always, answerTry: async () => reset() },
  {
    name: 'reset after',
    appliesTo: always,
    isRetried: unlessPut,
    async answerTry(attempt) {
      attempt.answer()
      return reset()
    },
  },
  { ...refusal('access denied', 'AccessDeniedException', always), isRetried: never },
  {
    name: 'malformed reply',
    appliesTo: always,
    isRetried: never,
    answerTry: async () => page(200),
  },
  {
    name: 'half a reply',
    appliesTo: always,
    isRetried: never,
    async answerTry(attempt) {
      const { body, ...rest } = attempt.answer()
      return { ...rest, body: body.subarray(0, Math.floor(body.length / 2)) }
    },
  },
  {
    name: 'empty reply',
    // An empty reply to GetItem means that there is no such item.
    appliesTo: (call) => !isSilentAboutAbsence(call),
    isRetried: never,
    async answerTry(attempt) {
      return { ...attempt.answer(), body: Buffer.alloc(0) }
    },
  },
  cancellation('conflict', ['TransactionConflict']),
  cancellation('conflict and throttling', ['ThrottlingError', 'TransactionConflict']),
  { ...cancellation('throttling in a transaction', ['ThrottlingError']), isRetried: never },
  {
    ...cancellation('throughput in a transaction', ['None', 'ProvisionedThroughputExceeded']),
    isRetried: never,
  },
  {
    ...cancellation('collection too large', ['ItemCollectionSizeLimitExceeded']),
    isRetried: never,
  },
  {
    name: 'conflict beside a condition',
    appliesTo: isCancelled,
    isRetried: always,
    answerTry: async (attempt) => besideConditions(attempt.answer()),
  },
  refusal('transaction in progress', 'TransactionInProgressException', isTransaction),
  {
    ...refusal('conflict with a transaction', 'TransactionConflictException', isSingleWrite),
    isRetried: never,
  },
  { ...refusal('key disabled', 'DisabledException', isKms), isRetried: never },
  { ...refusal('key in a wrong state', 'KMSInvalidStateException', isKms), isRetried: never },
  refusal('key unavailable', 'KeyUnavailableException', isKms, 500),
  refusal('dependency time-out', 'DependencyTimeoutException', isKms, 503),
  {
    name: 'all keys unprocessed',
    appliesTo: isBatch,
    isRetried: always,
    answerTry: async (attempt) => attempt.answerLeaving('all'),
  },
  {
    name: 'a key unprocessed',
    appliesTo: isBatch,
    isRetried: always,
    answerTry: async (attempt) => attempt.answerLeaving(1),
  },
]

/** An error that AWS answers; nothing was done. */
function refusal(
  name: string,
  type: string,
  appliesTo: FaultKind['appliesTo'],
  statusCode = 400,
): FaultKind {
  return {
    name,
    appliesTo,
    isRetried: always,
    answerTry: async () => jsonResponse(statusCode, { __type: type, message: name }),
  }
}

/** A transaction that was not made, with these reasons for its first actions. */
function cancellation(name: string, codes: readonly string[]): FaultKind {
  return {
    name,
    isCancellation: true,
    appliesTo: isTransaction,
    isRetried: always,
    async answerTry({ input }) {
      const actions = Array.isArray(input.TransactItems) ? input.TransactItems : []
      const reasons = actions.map((_, place) => ({ Code: codes[place] ?? 'None' }))
      return cancelled(reasons)
    },
  }
}

/** Keeps the reasons of failed conditions, and adds a conflict to all other actions. */
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

/** The answer of a proxy between us and AWS. */
function page(statusCode: number): MemoryHttpResponse {
  const body = Buffer.from('<html><body>Something is wrong.</body></html>')
  return { statusCode, headers: { 'content-type': 'text/html' }, body }
}

function reset(): never {
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}
