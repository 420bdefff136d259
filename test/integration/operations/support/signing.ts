import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { LOCAL_CREDENTIALS, LOCAL_REGION, SIGNED_SERVICE } from '../../../../local/gateway/sigv4.ts'
import { type Answer, answerOf } from '../../../local-stack/answer.ts'

interface Signing {
  readonly method: string
  readonly path: string
  readonly body?: string
}

interface Forgery {
  /** Used instead of the right ones. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly region?: string
  readonly service?: string
  readonly signingDate?: Date
  /** Sent instead of what was signed. */
  readonly sent?: Partial<Signing>
}

/** A request signed with AWS Signature Version 4 as a forger may sign it, or change it afterwards. */
export async function forgedRequest(origin: string, signing: Signing, forgery: Forgery) {
  const { host, hostname, protocol } = new URL(origin)
  const signer = new SignatureV4({
    credentials: forgery.credentials ?? LOCAL_CREDENTIALS,
    region: forgery.region ?? LOCAL_REGION,
    service: forgery.service ?? SIGNED_SERVICE,
    sha256: Sha256,
  })
  const { headers } = await signer.sign(
    {
      method: signing.method,
      protocol,
      hostname,
      path: signing.path,
      query: {},
      headers: { host, 'content-type': 'application/json' },
      body: signing.body ?? '',
    },
    forgery.signingDate ? { signingDate: forgery.signingDate } : {},
  )
  const { method, path, body } = { ...signing, ...forgery.sent }
  const answer: Answer = await answerOf(
    await fetch(origin + path, { method, headers, body: body ?? null }),
  )
  return answer
}
