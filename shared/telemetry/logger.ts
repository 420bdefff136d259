import { Logger } from '@aws-lambda-powertools/logger'
import { errorFields } from './error-fields.ts'
import type { RefusalReason } from './metric-names.ts'
import { SERVICE_NAME } from './service-name.ts'

/**
 * Everything that a log line may have, besides level, time, message and service. These are names, outcomes
 * and our own words, never a stranger's text. Nothing else is logged: no event, header, body, path or key
 * secret.
 */
export type LogFields = {
  readonly operation: string
  /** The gateway's ID of the request. In a function without a gateway, Lambda's request ID. */
  readonly requestId: string
  readonly status?: number
  readonly durationMilliseconds?: number
  /** The user or principal, as checked by the gateway. */
  readonly caller?: string | undefined
  readonly code?: string
  readonly reason?: RefusalReason
  /** The text that the caller got. */
  readonly detail?: string
  /** The keypair that was authenticated. */
  readonly keyId?: string
  readonly secretId?: string
  readonly tokenId?: string
  readonly usageRecorded?: boolean
  /** The ID of a stream record. */
  readonly eventId?: string | undefined
  readonly created?: number
  readonly retired?: number
  readonly owners?: number
  readonly removed?: number
  /** The thrown value. Only its `errorFields` are logged. */
  readonly error?: unknown
}

interface Log {
  info(message: string, fields: LogFields): void
  error(message: string, fields: LogFields): void
}

/** The only logger of a function. It writes JSON lines with the fields above. */
export const logger: Log = new Logger({
  serviceName: SERVICE_NAME,
  jsonReplacerFn: (key, value) => (key === 'error' ? errorFields(value) : value),
})
