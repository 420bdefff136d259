import { randomBytes } from 'node:crypto'
import { newKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import { type Canary, keySecretCanary, tokenCanary } from './canary.ts'
import type { Detector } from './detector.ts'

const SIGNATURE_BYTES = 64

/** All canaries of a run, each known to the detector from when it was first seen. */
export class Flock {
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

  /** A secret that the product made, whether or not it came to be handed out. It may be told of twice. */
  made(keySecret: string): void {
    if (this.#canaries.has(keySecret)) return
    this.#add(keySecretCanary('a key secret that was made', keySecret))
  }

  /** The last token that the product issued. */
  get latestToken(): string | undefined {
    return this.#latestToken
  }

  /** A token that the product issued. */
  issued(token: string): void {
    this.#latestToken = token
    this.#add(tokenCanary('an access token that was issued', token))
  }

  /** A key secret that is nobody's, to be sent somewhere. */
  secretFor(place: string): string {
    return this.#add(keySecretCanary(`a key secret sent as ${place}`, newKeySecret())).text
  }

  /** A token that nobody issued, to be sent somewhere. */
  tokenFor(place: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signature = randomBytes(SIGNATURE_BYTES).toString('base64url')
    const token = `${part({ alg: 'ES256', typ: 'at+jwt' })}.${part({ sub: 'ada' })}.${signature}`
    return this.#add(tokenCanary(`a token sent as ${place}`, token)).text
  }

  #add(canary: Canary): Canary {
    this.#canaries.set(canary.text, canary)
    this.#detector.add(canary)
    return canary
  }
}
