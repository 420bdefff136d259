import type { Key } from '../../shared/aws/table/table.ts'
import type { Answer } from '../local-stack/answer.ts'

/** `fetch`, as far as the journey and its clients use it. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** A place where the service runs, and whom the journey may be there: the platform, one user, an auditor. */
export interface Stage {
  /** Where the service is reached, without a trailing slash; it is the issuer of its tokens too. */
  readonly url: string
  /** `aud` of its tokens. */
  readonly audience: string
  /** Reaches what is under `url`, by whatever way leads there from here. */
  readonly fetch: Fetch
  /** Calls a platform route, signed by a principal that the stage lets in. */
  platform(method: string, path: string, body?: object): Promise<Answer>
  /** The access token of a user who administers nothing yet. */
  userToken(): Promise<string>
  /** The keys of everything that the table has in a partition, read consistently. */
  keysIn(partition: string): Promise<readonly Key[]>
  /** Lets go of the stage; stops it, where it was started for the journey. */
  leave(): Promise<void>
}
