import { Logger } from '@aws-lambda-powertools/logger'
import { errorFields } from './error-fields.ts'
import type { RefusalReason } from './metric-names.ts'
import { SERVICE_NAME } from './service-name.ts'

/**
 * All that a line of the log may say, beside level, time, message and service. What is not here is not
 * logged: no event, header, body, path or secret. Names and outcomes are; and words of ours, never a
 * stranger's.
 */
export type LogFields = {
  readonly operation: string
  /** The gateway's id of a request; of what has no gateway in front, Lambda's. */
  readonly requestId: string
  readonly status?: number
  readonly durationMilliseconds?: number
  /** A user or principal whom the gateway has established. */
  readonly caller?: string | undefined
  readonly code?: string
  readonly reason?: RefusalReason
  /** What the caller was told. */
  readonly detail?: string
  /** Of a keypair whose secret was shown, and right. */
  readonly keyId?: string
  readonly secretId?: string
  readonly tokenId?: string
  readonly usageRecorded?: boolean
  /** The stream's id of a record. */
  readonly eventId?: string | undefined
  readonly created?: number
  readonly retired?: number
  readonly owners?: number
  readonly removed?: number
  /** Whatever was thrown. Of it, `errorFields` are logged. */
  readonly error?: unknown
}

interface Log {
  info(message: string, fields: LogFields): void
  error(message: string, fields: LogFields): void
}

/** The one logger of a function: JSON lines, of the fields above. */
export const logger: Log = new Logger({
  serviceName: SERVICE_NAME,
  jsonReplacerFn: (key, value) => (key === 'error' ? errorFields(value) : value),
})
