/** What a machine needs to get an access token. */
export interface Credentials {
  readonly keyId: string
  readonly keySecret: string
  readonly tokenUrl: string
}
