import { createHmac } from 'node:crypto'
import { decodeJwt, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { Answer } from '../../../local-stack/answer.ts'
import type { TestStack } from '../../../local-stack/test-stack.ts'

/** One way of calling, with its own credentials. */
export type Send = (method: string, path: string, body?: object) => Promise<Answer>

/** Every way of calling a user's route without being a user. Each row is one attack. */
export const STRANGERS = [
  'nobody: no token at all',
  'a machine, with the access token of its own keypair',
  'an administrator, with the ID token instead of the access token',
  'another issuer, with a token of its own',
  'a forger, with a token in our issuer’s name under a key of their own',
  'a user who wrote the administrator’s name into their own token',
  'a forger, with a token of the algorithm none',
  'a forger, with a token signed HS256 with the public key',
  'the platform, with its SigV4 signature',
] as const
export type Stranger = (typeof STRANGERS)[number]

/** @param keypairToken the access token of a keypair */
export async function strangers(
  product: TestStack,
  keypairToken: string,
): Promise<Readonly<Record<Stranger, Send>>> {
  const genuine = await product.userToken('ada')
  const { idToken } = await product.stack.identity.accessTokenOf('ada')
  const claims = decodeJwt(genuine)
  const [header = '', , signature = ''] = genuine.split('.')
  const [, vicsPayload = ''] = (await product.userToken('vic')).split('.')
  const vicAsAda = Buffer.from(
    Buffer.from(vicsPayload, 'base64url').toString().replace('"vic"', '"ada"'),
  ).toString('base64url')
  const none = `${base64url({ alg: 'none', typ: 'at+jwt' })}.${base64url(claims)}.`
  const bearer =
    (token: string): Send =>
    (method, path, body) =>
      product.api(method, path, { token, body })
  return {
    'nobody: no token at all': (method, path, body) => product.api(method, path, { body }),
    'a machine, with the access token of its own keypair': bearer(keypairToken),
    'an administrator, with the ID token instead of the access token': bearer(idToken),
    'another issuer, with a token of its own': bearer(
      await forged({ ...claims, iss: 'https://idp.elsewhere.example' }),
    ),
    'a forger, with a token in our issuer’s name under a key of their own': bearer(
      await forged(claims),
    ),
    'a user who wrote the administrator’s name into their own token': bearer(
      `${header}.${vicAsAda}.${signature}`,
    ),
    'a forger, with a token of the algorithm none': bearer(none),
    'a forger, with a token signed HS256 with the public key': bearer(
      await signedWithPublicKey(product, claims),
    ),
    'the platform, with its SigV4 signature': (method, path, body) =>
      product.platform(method, path, body),
  }
}

/** Signed with the very `kid` of the identity provider. */
async function forged(claims: object): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'local' })
    .sign(privateKey)
}

async function signedWithPublicKey(product: TestStack, claims: object): Promise<string> {
  const response = await fetch(`${product.stack.identity.issuer}/jwks`)
  const { keys } = (await response.json()) as { keys: [{ kid: string }] }
  const publicKey = await importJWK(keys[0], 'RS256')
  if (publicKey instanceof Uint8Array) throw new Error('the provider signs with a symmetric key')
  const input = `${base64url({ alg: 'HS256', kid: keys[0].kid })}.${base64url(claims)}`
  const hmac = createHmac('sha256', await exportSPKI(publicKey)).update(input)
  return `${input}.${hmac.digest('base64url')}`
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
