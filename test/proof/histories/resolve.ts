import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Deed } from '../model/deed.ts'
import type { Dials } from './dials.ts'
import { type Hands, pointedAt } from './hands.ts'

const ACCOUNT_IDS = ['acme', 'globex'] as const
const ENVIRONMENT_IDS = ['prod', 'test'] as const
const OWNERS: readonly OwnerRef[] = [
  ...ACCOUNT_IDS.map((id) => ({ type: 'account' as const, id })),
  ...ENVIRONMENT_IDS.map((id) => ({ type: 'environment' as const, id })),
]
const USERS = ['ada', 'tess', 'gil']

/** From the one that works everywhere to those that must be refused. */
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

/** What dials mean, with what there is in the hands; undefined where they point at nothing. */
export function resolve(dials: Dials, hands: Hands): Deed | undefined {
  const { happening, where, who, which, how } = dials
  const as = USERS[who % USERS.length] ?? ''
  const owner = pointedAt(OWNERS, where) ?? { type: 'account', id: '' }
  switch (happening) {
    case 'register-account':
    case 'close-account':
      return { do: happening, owner: accountAt(where), name: `name ${how % 2}` }
    case 'register-environment':
      return {
        do: happening,
        owner: { type: 'environment', id: pointedAt(ENVIRONMENT_IDS, where) ?? '' },
        accountId: accountAt(which).id,
        name: `name ${how % 2}`,
        inheritAdministrators: [undefined, true, false][how % 3],
      }
    case 'close-environment':
      return { do: happening, owner: { type: 'environment', id: ENVIRONMENT_IDS[where % 2] ?? '' } }
    case 'grant-administrator':
    case 'revoke-administrator':
      return { do: happening, owner, user: as }
    case 'list-administrators':
      return { do: happening, owner }
    case 'list-owners':
      return { do: happening, as }
    case 'list-keypairs':
    case 'list-audit-events':
      return { do: happening, as, owner, limit: 1 + (how % 4) }
    case 'create-keypair':
      return {
        do: happening,
        as,
        owner,
        scopes: pointedAt(SCOPES, which) ?? [],
        comment: [null, 'nightly export'][how % 2] ?? null,
        expiresInSeconds: pointedAt(EXPIRIES, how) ?? null,
      }
    case 'issue-token': {
      const secret = pointedAt(hands.secrets, which)
      return secret && { do: happening, secret, scope: pointedAt(ASKED, how) }
    }
    case 'clock':
    case 'stream':
    case 'reconcile':
      return undefined
    default:
      return onKeypair({ ...dials, happening }, as, owner, hands)
  }
}

type OnKeypair = Extract<Deed, { readonly as: string; readonly keyId: string }>

function onKeypair(
  dials: Omit<Dials, 'happening'> & { readonly happening: OnKeypair['do'] },
  as: string,
  anyOwner: OwnerRef,
  hands: Hands,
): OnKeypair | undefined {
  const { happening, where, which, how } = dials
  const keypair = pointedAt(hands.keypairs, which)
  if (keypair === undefined) return undefined
  const { keyId } = keypair
  // Now and then by another owner's path, where it must not be found.
  const owner = where % 8 === 0 ? anyOwner : keypair.owner
  const ifVersion = how % 5 === 0 ? 1 + (where % 4) : undefined
  const address = { as, owner, keyId, ifVersion }
  switch (happening) {
    case 'update-keypair':
      return {
        do: happening,
        ...address,
        comment: [undefined, null, 'weekly report'][how % 3],
        scopes: how % 2 === 0 ? pointedAt(SCOPES, where + how) : undefined,
        expiresInSeconds: [undefined, undefined, ...EXPIRIES][how % (EXPIRIES.length + 2)],
      }
    case 'rotate-secret':
      return { do: happening, ...address, overlapSeconds: pointedAt(OVERLAPS, how) ?? 0 }
    case 'retire-secret':
      return { do: happening, ...address, secretId: pointedAt(keypair.secretIds, how) ?? '' }
    case 'get-keypair':
      return { do: happening, as, owner, keyId }
    default:
      return { do: happening, ...address }
  }
}

function accountAt(dial: number): OwnerRef {
  return { type: 'account', id: pointedAt(ACCOUNT_IDS, dial) ?? '' }
}
