import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import * as z from 'zod/mini'
import { LOCAL_CREDENTIALS, LOCAL_REGION, SIGNED_SERVICE } from '../../../local/gateway/sigv4.ts'
import { tokensOf } from '../../../local/identity/tokens-of.ts'
import { signedRequest } from '../../../local/stack/platform-client.ts'
import type { OwnerRef, OwnerType } from '../../../shared/domain/owners/owner.ts'
import { type Answer, HttpClient, type HttpRequest } from './http-client.ts'
import { KEPT_SCOPE, LOST_SCOPE } from './targets.ts'

const ADMINISTRATOR = 'ada'

const signer = new SignatureV4({
  credentials: LOCAL_CREDENTIALS,
  region: LOCAL_REGION,
  service: SIGNED_SERVICE,
  sha256: Sha256,
})

const createdSchema = z.object({
  keyId: z.string(),
  keySecret: z.string(),
  secrets: z.array(z.object({ secretId: z.string() })),
})

/** A keypair, with its newest secret. */
export interface Keypair {
  readonly keyId: string
  readonly keySecret: string
  /** The oldest live one first. */
  readonly secretIds: readonly string[]
  /** Its path in the API. */
  readonly path: string
}

/** A client of the API, which acts as an administrator and as the platform. */
export class ManagementClient {
  client: HttpClient
  readonly #origin: string
  #userToken = ''
  #owners = 0

  constructor(origin: string) {
    this.#origin = origin
    this.client = new HttpClient(origin)
  }

  /** Opens new connections, so that none gets old enough for the server to close it. */
  reconnect(): void {
    this.client.close()
    this.client = new HttpClient(this.#origin)
  }

  /** Signs the administrator in, for an hour. */
  async signIn(): Promise<void> {
    this.#userToken = (await tokensOf(this.#origin, ADMINISTRATOR)).accessToken
  }

  /** A request by the administrator. */
  asAdministrator(method: string, path: string, body?: object): HttpRequest {
    const authorization = `Bearer ${this.#userToken}`
    if (body === undefined) return { method, path, headers: { authorization } }
    const headers = { authorization, 'content-type': 'application/json' }
    return { method, path, headers, body: JSON.stringify(body) }
  }

  /** A request by the platform. */
  async asPlatform(method: string, path: string, body?: object): Promise<HttpRequest> {
    const { headers, ...rest } = await signedRequest(signer, this.#origin, method, path, body)
    return { method, path, headers, body: rest.body }
  }

  /** @throws {Error} when it is refused */
  async succeed(request: HttpRequest): Promise<Answer> {
    return success(request, await this.client.send(request))
  }

  async account(): Promise<OwnerRef> {
    const account = await this.#register('account', {})
    await this.succeed(
      await this.asPlatform('PUT', `${pathOf(account)}/administrators/${ADMINISTRATOR}`),
    )
    return account
  }

  async environment(account: OwnerRef): Promise<OwnerRef> {
    return await this.#register('environment', { accountId: account.id })
  }

  /** Creates a keypair with both scopes. */
  async keypair(owner: OwnerRef): Promise<Keypair> {
    const body = { scopes: [KEPT_SCOPE, LOST_SCOPE] }
    const created = await this.succeed(
      this.asAdministrator('POST', `${pathOf(owner)}/keypairs`, body),
    )
    return keypairIn(created, owner)
  }

  async #register(type: OwnerType, members: object): Promise<OwnerRef> {
    this.#owners += 1
    const owner: OwnerRef = { type, id: `${type}-${this.#owners}` }
    await this.succeed(await this.asPlatform('PUT', pathOf(owner), { name: owner.id, ...members }))
    return owner
  }
}

/** The owner's keypair in an answer that shows a secret. */
export function keypairIn({ text }: Answer, owner: OwnerRef): Keypair {
  const { keyId, keySecret, secrets } = z.parse(createdSchema, JSON.parse(text))
  const path = `${pathOf(owner)}/keypairs/${keyId}`
  return { keyId, keySecret, secretIds: secrets.map(({ secretId }) => secretId), path }
}

/** @throws {Error} when the request was refused */
export function success({ method, path }: HttpRequest, answer: Answer): Answer {
  if (answer.status < 300) return answer
  throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.text}`)
}

export function pathOf(owner: OwnerRef): string {
  return `/v1/${owner.type}s/${owner.id}`
}
