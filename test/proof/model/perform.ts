import type { Call } from '../../in-memory/product/function-event.ts'
import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { Command } from './command.ts'
import { observeList } from './observe-list.ts'
import { type Observed, observedIn } from './observed.ts'

/** Sends a command to the product, and returns its answer in the model's words. */
export async function perform(product: Product, command: Command, now: number): Promise<Observed> {
  switch (command.do) {
    case 'list-administrators':
    case 'list-keypairs':
    case 'list-audit-events':
    case 'list-owners':
      return await observeList(product, command)
    default:
      return observedIn(command, await ask(product, command, now))
  }
}

type NotAList = Exclude<Command, { readonly do: `list-${string}` }>

async function ask(product: Product, command: NotAList, now: number): Promise<Reply> {
  switch (command.do) {
    case 'register-account':
      return await product.platform(command.do, command.owner, { body: { name: command.name } })
    case 'register-environment': {
      const { accountId, name, inheritAdministrators } = command
      const body = {
        accountId,
        name,
        ...(inheritAdministrators !== undefined && { inheritAdministrators }),
      }
      return await product.platform(command.do, command.owner, { body })
    }
    case 'close-account':
    case 'close-environment':
      return await product.platform(command.do, command.owner)
    case 'grant-administrator':
    case 'revoke-administrator':
      return await product.platform(command.do, command.owner, { params: { userId: command.user } })
    case 'issue-token': {
      const { secret, scope } = command
      return await (scope === undefined ? product.token(secret) : product.token(secret, { scope }))
    }
    case 'create-keypair': {
      const { scopes, comment, expiresInSeconds } = command
      const body = { scopes, comment, expiresAt: instant(now, expiresInSeconds) }
      return await product.manage(command.do, command.as, command.owner, { body })
    }
    default:
      return await product.manage(command.do, command.as, command.owner, callOf(command, now))
  }
}

type OnKeypair = Exclude<
  Extract<NotAList, { readonly keyId: string }>,
  { readonly do: 'issue-token' }
>

function callOf(command: OnKeypair, now: number): Call {
  const params = { keyId: command.keyId }
  const ifVersion = 'ifVersion' in command ? command.ifVersion : undefined
  const headers: Record<string, string> =
    ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }
  switch (command.do) {
    case 'update-keypair': {
      const { comment, scopes, expiresInSeconds } = command
      const body = {
        ...(comment !== undefined && { comment }),
        ...(scopes && { scopes }),
        ...(expiresInSeconds !== undefined && { expiresAt: instant(now, expiresInSeconds) }),
      }
      return { params, headers, body }
    }
    case 'rotate-secret':
      return { params, headers, body: { overlapSeconds: command.overlapSeconds } }
    case 'retire-secret':
      return { params: { ...params, secretId: command.secretId }, headers }
    default:
      return { params, headers }
  }
}

function instant(now: number, inSeconds: number | null): string | null {
  return inSeconds === null ? null : new Date(now + inSeconds * 1000).toISOString()
}
