import { notFound, refused } from './answers.ts'
import type { Born, Deed } from './deed.ts'
import { administered, isPast, live, mayHold } from './rights.ts'
import type { Step } from './step.ts'
import type { ModelKeypair, ModelOwner, World } from './world.ts'
import { withOwner } from './world.ts'

/** Keypairs per owner: few, so that histories come to the limit. */
export const KEYPAIR_LIMIT = 3

type Create = Extract<Deed, { readonly do: 'create-keypair' }>
type Remove = Extract<Deed, { readonly do: 'remove-keypair' }>
type Edit = Extract<
  Deed,
  {
    readonly do:
      | 'update-keypair'
      | 'enable-keypair'
      | 'disable-keypair'
      | 'rotate-secret'
      | 'retire-secret'
  }
>
type Read = Extract<Deed, { readonly do: 'get-keypair' }>

const STATUS_OF: Readonly<Record<Edit['do'], number>> = {
  'update-keypair': 200,
  'enable-keypair': 200,
  'disable-keypair': 200,
  'rotate-secret': 201,
  'retire-secret': 204,
}

const NOT_KNOWN_YET: Born = { keyId: 'not known yet', secretId: 'not known yet' }

/** What an administrator does to keypairs. */
export function keypairStep(
  world: World,
  deed: Create | Edit | Remove | Read,
  now: number,
  born: Born = NOT_KNOWN_YET,
): Step {
  const owner = administered(world, deed.as, deed.owner)
  if (owner === undefined) return notFound(world)
  if (!isSound(owner, deed)) return refused(world, 400, 'invalid-request')
  if (deed.do === 'create-keypair') return create(world, owner, deed, now, born)
  const keypair = owner.keypairs.get(deed.keyId)
  if (keypair === undefined) return notFound(world)
  if (deed.do === 'get-keypair') return { status: 200, tells: told(keypair, now), world }
  if (deed.ifVersion !== undefined && deed.ifVersion !== keypair.version) {
    return refused(world, 412, 'precondition-failed')
  }
  return change(world, owner, keypair, deed, now, born)
}

/** How a keypair is shown: with its live secrets only. */
function told(keypair: ModelKeypair, now: number): ModelKeypair {
  return { ...keypair, secrets: live(keypair, now) }
}

function create(world: World, owner: ModelOwner, deed: Create, now: number, born: Born): Step {
  if (owner.keypairs.size >= KEYPAIR_LIMIT) return refused(world, 409, 'keypair-limit-reached')
  const keypair: ModelKeypair = {
    version: 1,
    comment: deed.comment,
    scopes: deed.scopes,
    enabled: true,
    expiresAt: instant(now, deed.expiresInSeconds),
    secrets: [{ secretId: born.secretId, expiresAt: null }],
  }
  const keypairs = new Map(owner.keypairs).set(born.keyId, keypair)
  const after = withOwner(world, { ...owner, keypairs }, deed.do)
  return { status: 201, tells: told(keypair, now), world: after }
}

function change(
  world: World,
  owner: ModelOwner,
  before: ModelKeypair,
  deed: Edit | Remove,
  now: number,
  born: Born,
): Step {
  const keypairs = new Map(owner.keypairs)
  if (deed.do === 'remove-keypair') {
    keypairs.delete(deed.keyId)
    return { status: 204, world: withOwner(world, { ...owner, keypairs }, deed.do) }
  }
  const after = changed(before, deed, now, born)
  if (after === 'no such secret') return notFound(world)
  if (after === 'the last live secret') return refused(world, 409, 'last-live-secret')
  const status = STATUS_OF[deed.do]
  const tells = status === 204 ? undefined : told(after, now)
  if (after === before) return { status, tells, world }
  keypairs.set(deed.keyId, after)
  return { status, tells, world: withOwner(world, { ...owner, keypairs }, deed.do) }
}

function changed(
  before: ModelKeypair,
  deed: Edit,
  now: number,
  born: Born,
): ModelKeypair | 'no such secret' | 'the last live secret' {
  const next = { ...before, version: before.version + 1 }
  switch (deed.do) {
    case 'update-keypair': {
      const { comment = before.comment, scopes = before.scopes, expiresInSeconds } = deed
      const expiresAt =
        expiresInSeconds === undefined ? before.expiresAt : instant(now, expiresInSeconds)
      const isSame =
        comment === before.comment &&
        expiresAt === before.expiresAt &&
        scopes.join(' ') === before.scopes.join(' ')
      return isSame ? before : { ...next, comment, scopes, expiresAt }
    }
    case 'rotate-secret': {
      const deadline = now + deed.overlapSeconds * 1000
      const kept = live(before, now)
        .slice(-1)
        .map((old) => ({ ...old, expiresAt: Math.min(old.expiresAt ?? deadline, deadline) }))
        .filter((old) => !isPast(old, now))
      return { ...next, secrets: [...kept, { secretId: born.secretId, expiresAt: null }] }
    }
    case 'retire-secret': {
      const alive = live(before, now)
      const secrets = alive.filter(({ secretId }) => secretId !== deed.secretId)
      if (secrets.length === alive.length) return 'no such secret'
      return secrets.length === 0 ? 'the last live secret' : { ...next, secrets }
    }
    default: {
      const enabled = deed.do === 'enable-keypair'
      return before.enabled === enabled ? before : { ...next, enabled }
    }
  }
}

/** Whether the owner's keypairs may hold such scopes, and the expiry is to come. */
function isSound(owner: ModelOwner, deed: Create | Edit | Remove | Read): boolean {
  if (deed.do !== 'create-keypair' && deed.do !== 'update-keypair') return true
  const { scopes = [], expiresInSeconds } = deed
  const isToCome = (expiresInSeconds ?? 1) > 0
  return isToCome && scopes.every((scope) => mayHold(owner.type, scope))
}

function instant(now: number, inSeconds: number | null): number | null {
  return inSeconds === null ? null : now + inSeconds * 1000
}
