import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Command } from '../model/command.ts'
import { type KnownKeypairs, select } from './known-keypairs.ts'
import type { RandomAction } from './random-action.ts'

const ACCOUNT_IDS = ['acme', 'globex'] as const
const ENVIRONMENT_IDS = ['prod', 'test'] as const
const OWNERS: readonly OwnerRef[] = [
  ...ACCOUNT_IDS.map((id) => ({ type: 'account' as const, id })),
  ...ENVIRONMENT_IDS.map((id) => ({ type: 'environment' as const, id })),
]
const USERS = ['ada', 'tess', 'gil']

/** From a scope list that is always accepted to lists that must be refused. */
const SCOPES: readonly (readonly string[])[] = [
  ['feedback-report:read'],
  ['feedback-report:read', 'feedback-queries:read'],
  ['feedback-queries:read'],
  [],
  ['feedback-account:read'],
  ['feedback-report:read', 'feedback-account:read'],
  ['feedback-report'],
]
const ASKED = [undefined, 'feedback-report:read', 'feedback-queries:read', 'feedback-account:read']
const EXPIRIES = [null, null, null, 3_600, 60, 0]
const OVERLAPS = [86_400, 0, 60, 3_600]

/** The command that an action stands for, given what the clients know; undefined when it selects nothing. */
export function commandOf(action: RandomAction, known: KnownKeypairs): Command | undefined {
  const { kind, where, who, which, how } = action
  const as = USERS[who % USERS.length] ?? ''
  const owner = select(OWNERS, where) ?? { type: 'account', id: '' }
  switch (kind) {
    case 'register-account':
    case 'close-account':
      return { do: kind, owner: accountAt(where), name: `name ${how % 2}` }
    case 'register-environment':
      return {
        do: kind,
        owner: { type: 'environment', id: select(ENVIRONMENT_IDS, where) ?? '' },
        accountId: accountAt(which).id,
        name: `name ${how % 2}`,
        inheritAdministrators: [undefined, true, false][how % 3],
      }
    case 'close-environment':
      return { do: kind, owner: { type: 'environment', id: ENVIRONMENT_IDS[where % 2] ?? '' } }
    case 'grant-administrator':
    case 'revoke-administrator':
      return { do: kind, owner, user: as }
    case 'list-administrators':
      return { do: kind, owner }
    case 'list-owners':
      return { do: kind, as }
    case 'list-keypairs':
    case 'list-audit-events':
      return { do: kind, as, owner, limit: 1 + (how % 4) }
    case 'create-keypair':
      return {
        do: kind,
        as,
        owner,
        scopes: select(SCOPES, which) ?? [],
        comment: [null, 'nightly export'][how % 2] ?? null,
        expiresInSeconds: select(EXPIRIES, how) ?? null,
      }
    case 'issue-token': {
      const secret = select(known.secrets, which)
      return secret && { do: kind, secret, scope: select(ASKED, how) }
    }
    case 'clock':
    case 'stream':
    case 'reconcile':
      return undefined
    default:
      return onKeypair({ ...action, kind }, as, owner, known)
  }
}

type OnKeypair = Extract<Command, { readonly as: string; readonly keyId: string }>

function onKeypair(
  action: Omit<RandomAction, 'kind'> & { readonly kind: OnKeypair['do'] },
  as: string,
  anyOwner: OwnerRef,
  known: KnownKeypairs,
): OnKeypair | undefined {
  const { kind, where, which, how } = action
  const keypair = select(known.keypairs, which)
  if (keypair === undefined) return undefined
  const { keyId } = keypair
  // Sometimes under another owner's path, where it must not be found.
  const owner = where % 8 === 0 ? anyOwner : keypair.owner
  const ifVersion = how % 5 === 0 ? 1 + (where % 4) : undefined
  const address = { as, owner, keyId, ifVersion }
  switch (kind) {
    case 'update-keypair':
      return {
        do: kind,
        ...address,
        comment: [undefined, null, 'weekly report'][how % 3],
        scopes: how % 2 === 0 ? select(SCOPES, where + how) : undefined,
        expiresInSeconds: [undefined, undefined, ...EXPIRIES][how % (EXPIRIES.length + 2)],
      }
    case 'rotate-secret':
      return { do: kind, ...address, overlapSeconds: select(OVERLAPS, how) ?? 0 }
    case 'retire-secret':
      return { do: kind, ...address, secretId: select(keypair.secretIds, how) ?? '' }
    case 'get-keypair':
      return { do: kind, as, owner, keyId }
    default:
      return { do: kind, ...address }
  }
}

function accountAt(number: number): OwnerRef {
  return { type: 'account', id: select(ACCOUNT_IDS, number) ?? '' }
}
