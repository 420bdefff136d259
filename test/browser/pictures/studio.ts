import type { Browser, Page } from 'playwright-core'
import * as z from 'zod/mini'
import { builtConsole } from '../../../console/hosting/build.ts'
import { startDynamoDbLocal } from '../../../local/dynamodb/dynamodb-local.ts'
import { platformRequest } from '../../../local/stack/platform-client.ts'
import { type Stack, startStack } from '../../../local/stack/stack.ts'
import { Undo } from '../../../local/stack/undo.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { AwsProxy } from '../../local-stack/aws-proxy.ts'
import { signIn } from '../pages/sign-in.ts'
import { launchChromium } from '../support/chromium.ts'

const DEADLINE_MILLISECONDS = 60_000
const USER = 'ada'

const created = z.object({ keyId: z.string(), keySecret: z.string() })
const rotated = z.object({ keySecret: z.string() })

/** A keypair's credentials. */
export interface Credentials {
  readonly keyId: string
  readonly keySecret: string
}

export interface Sitting {
  /** Who signs in; undefined: nobody. */
  readonly as?: string | undefined
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
  /** Pixels in the picture for each pixel of the page. */
  readonly scale: number
}

/** The stack with the demo and the console, and a Chromium, without a test runner. */
export class Studio {
  readonly stack: Stack
  readonly dynamodb: AwsProxy
  readonly chromium: Browser
  readonly #undo: Undo
  #token: Promise<string> | undefined

  private constructor(stack: Stack, dynamodb: AwsProxy, chromium: Browser, undo: Undo) {
    this.stack = stack
    this.dynamodb = dynamodb
    this.chromium = chromium
    this.#undo = undo
  }

  static async start(): Promise<Studio> {
    const undo = new Undo()
    try {
      const consoleFolder = await builtConsole()
      const { endpoint, stop } = await startDynamoDbLocal({})
      undo.later(stop)
      const dynamodb = await AwsProxy.start(endpoint)
      undo.later(() => dynamodb.stop())
      const environment = {
        POWERTOOLS_LOG_LEVEL: 'CRITICAL',
        POWERTOOLS_METRICS_DISABLED: 'true',
      }
      const dynamodbEndpoint = dynamodb.url
      const options = { port: 0, seed: true, dynamodbEndpoint, consoleFolder, environment }
      const stack = await startStack(options)
      undo.later(() => stack.stop())
      const chromium = await launchChromium()
      undo.later(() => chromium.close())
      return new Studio(stack, dynamodb, chromium, undo)
    } catch (error) {
      await undo.all()
      throw error
    }
  }

  async stop(): Promise<void> {
    await this.#undo.all()
  }

  /** Opens a page in a new browser context, and signs in if a user is named. */
  async open(place: string, sitting: Sitting): Promise<Page> {
    const context = await this.chromium.newContext({
      baseURL: this.stack.url,
      locale: 'en',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      viewport: sitting.viewport,
      colorScheme: sitting.colorScheme,
      deviceScaleFactor: sitting.scale,
    })
    context.setDefaultTimeout(DEADLINE_MILLISECONDS)
    const page = await context.newPage()
    await page.goto(place)
    if (sitting.as !== undefined) await signIn(page, sitting.as, place)
    return page
  }

  /** Registers an owner as the platform does, with this studio's user as its administrator. */
  async register(owner: OwnerRef, body: object): Promise<void> {
    const path = pathOf(owner)
    await expectSuccess(await platformRequest(this.stack.url, 'PUT', path, body))
    const administrator = `${path}/administrators/${USER}`
    await expectSuccess(await platformRequest(this.stack.url, 'PUT', administrator))
  }

  async createKeypair(owner: OwnerRef, body: object): Promise<Credentials> {
    return z.parse(created, await this.api('POST', `${pathOf(owner)}/keypairs`, body))
  }

  /** Adds a secret. The old one keeps working for the overlap. */
  async rotate(owner: OwnerRef, keyId: string, overlapSeconds: number): Promise<Credentials> {
    const path = `${pathOf(owner)}/keypairs/${keyId}/secrets`
    const { keySecret } = z.parse(rotated, await this.api('POST', path, { overlapSeconds }))
    return { keyId, keySecret }
  }

  /** Gets an access token with a keypair, as a machine does. */
  async use({ keyId, keySecret }: Credentials): Promise<void> {
    const basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
    const response = await fetch(`${this.stack.url}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    await expectSuccess(response)
  }

  /** Calls the API. The caller parses the answer. */
  async api(method: string, path: string, body?: object): Promise<unknown> {
    this.#token ??= this.stack.identity.accessTokenOf(USER).then(({ accessToken }) => accessToken)
    const headers = {
      authorization: `Bearer ${await this.#token}`,
      ...(body && { 'content-type': 'application/json' }),
    }
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    return await expectSuccess(await fetch(this.stack.url + path, request))
  }
}

/** An owner's path in the API. */
export function pathOf({ type, id }: OwnerRef): string {
  return `/v1/${type}s/${id}`
}

async function expectSuccess(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
