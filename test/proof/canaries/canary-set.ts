import { randomBytes } from 'node:crypto'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { type Canary, keySecretCanary, tokenCanary } from './leak-search/canary.ts'
import type { Detector } from './leak-search/detector.ts'

const SIGNATURE_BYTES = 64

/** All canaries of this part. Each is given to the detector as soon as it exists. */
export class CanarySet {
  readonly #detector: Detector
  readonly #canaries = new Map<string, Canary>()
  #latestToken: string | undefined

  constructor(detector: Detector) {
    this.#detector = detector
  }

  get all(): readonly Canary[] {
    return [...this.#canaries.values()]
  }

  get size(): number {
    return this.#canaries.size
  }

  /** Adds a key secret that the product made, whether or not an answer showed it. It may be added twice. */
  addKeySecret(keySecret: string): void {
    if (this.#canaries.has(keySecret)) return
    this.#add(keySecretCanary('a key secret of the product', keySecret))
  }

  /** The last token that the product issued. */
  get latestToken(): string | undefined {
    return this.#latestToken
  }

  /** Adds a token that the product issued. */
  addToken(token: string): void {
    this.#latestToken = token
    this.#add(tokenCanary('an access token of the product', token))
  }

  /** A new key secret that belongs to no keypair, to be sent to an injection point. */
  newKeySecret(point: string): string {
    return this.#add(keySecretCanary(`a key secret sent as ${point}`, newKeySecret())).text
  }

  /** A new token that nobody issued, to be sent to an injection point. */
  newToken(point: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signature = randomBytes(SIGNATURE_BYTES).toString('base64url')
    const token = `${part({ alg: 'ES256', typ: 'at+jwt' })}.${part({ sub: 'ada' })}.${signature}`
    return this.#add(tokenCanary(`a token sent as ${point}`, token)).text
  }

  #add(canary: Canary): Canary {
    this.#canaries.set(canary.text, canary)
    this.#detector.add(canary)
    return canary
  }
}
