import type { Key } from '../../shared/aws/table/table.ts'
import type { Answer } from '../local-stack/answer.ts'

/** `fetch`, as far as the journey and its clients use it. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/**
 * A place where the service runs, and the roles that the journey may play there: the platform, one user,
 * an auditor.
 */
export interface Stage {
  /** The URL of the service, without a trailing slash. It is also the issuer of its tokens. */
  readonly url: string
  /** `aud` of its tokens. */
  readonly audience: string
  /** Sends a request to something under `url`, by whatever way leads there from this machine. */
  readonly fetch: Fetch
  /** Calls a platform route, signed by a principal that the stage accepts. */
  platform(method: string, path: string, body?: object): Promise<Answer>
  /** The access token of a user who administers nothing yet. */
  userToken(): Promise<string>
  /** Reads the keys of everything in a partition of the table, consistently. */
  keysIn(partition: string): Promise<readonly Key[]>
  /** Releases the stage, and stops it if it was started for the journey. */
  leave(): Promise<void>
}
