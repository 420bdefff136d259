import type { Call } from '../../in-memory/product/function-event.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { Deed } from './deed.ts'
import { observeList } from './observe-list.ts'
import { type Observed, observedIn } from './observed.ts'

/** Does a deed to the product, and tells what came of it in the model's words. */
export async function perform(product: Product, deed: Deed, now: number): Promise<Observed> {
  switch (deed.do) {
    case 'list-administrators':
    case 'list-keypairs':
    case 'list-audit-events':
    case 'list-owners':
      return await observeList(product, deed)
    default:
      return observedIn(deed, await ask(product, deed, now))
  }
}

type NotAList = Exclude<Deed, { readonly do: `list-${string}` }>

async function ask(product: Product, deed: NotAList, now: number): Promise<Reply> {
  switch (deed.do) {
    case 'register-account':
      return await product.platform(deed.do, deed.owner, { body: { name: deed.name } })
    case 'register-environment': {
      const { accountId, name, inheritAdministrators } = deed
      const body = {
        accountId,
        name,
        ...(inheritAdministrators !== undefined && { inheritAdministrators }),
      }
      return await product.platform(deed.do, deed.owner, { body })
    }
    case 'close-account':
    case 'close-environment':
      return await product.platform(deed.do, deed.owner)
    case 'grant-administrator':
    case 'revoke-administrator':
      return await product.platform(deed.do, deed.owner, { params: { userId: deed.user } })
    case 'issue-token': {
      const { secret, scope } = deed
      return await (scope === undefined ? product.token(secret) : product.token(secret, { scope }))
    }
    case 'create-keypair': {
      const { scopes, comment, expiresInSeconds } = deed
      const body = { scopes, comment, expiresAt: instant(now, expiresInSeconds) }
      return await product.manage(deed.do, deed.as, deed.owner, { body })
    }
    default:
      return await product.manage(deed.do, deed.as, deed.owner, callOf(deed, now))
  }
}

type OnKeypair = Exclude<
  Extract<NotAList, { readonly keyId: string }>,
  { readonly do: 'issue-token' }
>

function callOf(deed: OnKeypair, now: number): Call {
  const params = { keyId: deed.keyId }
  const ifVersion = 'ifVersion' in deed ? deed.ifVersion : undefined
  const headers: Record<string, string> =
    ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }
  switch (deed.do) {
    case 'update-keypair': {
      const { comment, scopes, expiresInSeconds } = deed
      const body = {
        ...(comment !== undefined && { comment }),
        ...(scopes && { scopes }),
        ...(expiresInSeconds !== undefined && { expiresAt: instant(now, expiresInSeconds) }),
      }
      return { params, headers, body }
    }
    case 'rotate-secret':
      return { params, headers, body: { overlapSeconds: deed.overlapSeconds } }
    case 'retire-secret':
      return { params: { ...params, secretId: deed.secretId }, headers }
    default:
      return { params, headers }
  }
}

function instant(now: number, inSeconds: number | null): string | null {
  return inSeconds === null ? null : new Date(now + inSeconds * 1000).toISOString()
}
