import type { Command, CreatedIds } from './command.ts'
import { notFound, refused } from './refusals.ts'
import { administered, isPast, live, mayHold } from './rights.ts'
import type { Step } from './step.ts'
import type { ModelKeypair, ModelOwner, World } from './world.ts'
import { withOwner } from './world.ts'

/** Keypairs per owner. It is small, so that histories reach the limit. */
export const KEYPAIR_LIMIT = 3

type Create = Extract<Command, { readonly do: 'create-keypair' }>
type Remove = Extract<Command, { readonly do: 'remove-keypair' }>
type Change = Extract<
  Command,
  {
    readonly do:
      | 'update-keypair'
      | 'enable-keypair'
      | 'disable-keypair'
      | 'rotate-secret'
      | 'retire-secret'
  }
>
type Read = Extract<Command, { readonly do: 'get-keypair' }>

const STATUS_OF: Readonly<Record<Change['do'], number>> = {
  'update-keypair': 200,
  'enable-keypair': 200,
  'disable-keypair': 200,
  'rotate-secret': 201,
  'retire-secret': 204,
}

const NOT_KNOWN_YET: CreatedIds = { keyId: 'not known yet', secretId: 'not known yet' }

/** The model of what an administrator does to keypairs. */
export function keypairStep(
  world: World,
  command: Create | Change | Remove | Read,
  now: number,
  created: CreatedIds = NOT_KNOWN_YET,
): Step {
  const owner = administered(world, command.as, command.owner)
  if (owner === undefined) return notFound(world)
  if (!isSound(owner, command)) return refused(world, 400, 'invalid-request')
  if (command.do === 'create-keypair') return create(world, owner, command, now, created)
  const keypair = owner.keypairs.get(command.keyId)
  if (keypair === undefined) return notFound(world)
  if (command.do === 'get-keypair') return { status: 200, result: shown(keypair, now), world }
  if (command.ifVersion !== undefined && command.ifVersion !== keypair.version) {
    return refused(world, 412, 'precondition-failed')
  }
  return change(world, owner, keypair, command, now, created)
}

/** The keypair as an answer shows it: with its live secrets only. */
function shown(keypair: ModelKeypair, now: number): ModelKeypair {
  return { ...keypair, secrets: live(keypair, now) }
}

function create(
  world: World,
  owner: ModelOwner,
  command: Create,
  now: number,
  created: CreatedIds,
): Step {
  if (owner.keypairs.size >= KEYPAIR_LIMIT) return refused(world, 409, 'keypair-limit-reached')
  const keypair: ModelKeypair = {
    version: 1,
    comment: command.comment,
    scopes: command.scopes,
    enabled: true,
    expiresAt: instant(now, command.expiresInSeconds),
    secrets: [{ secretId: created.secretId, expiresAt: null }],
  }
  const keypairs = new Map(owner.keypairs).set(created.keyId, keypair)
  const after = withOwner(world, { ...owner, keypairs }, command.do)
  return { status: 201, result: shown(keypair, now), world: after }
}

function change(
  world: World,
  owner: ModelOwner,
  before: ModelKeypair,
  command: Change | Remove,
  now: number,
  created: CreatedIds,
): Step {
  const keypairs = new Map(owner.keypairs)
  if (command.do === 'remove-keypair') {
    keypairs.delete(command.keyId)
    return { status: 204, world: withOwner(world, { ...owner, keypairs }, command.do) }
  }
  const after = changed(before, command, now, created)
  if (after === 'no such secret') return notFound(world)
  if (after === 'the last live secret') return refused(world, 409, 'last-live-secret')
  const status = STATUS_OF[command.do]
  const result = status === 204 ? undefined : shown(after, now)
  if (after === before) return { status, result, world }
  keypairs.set(command.keyId, after)
  return { status, result, world: withOwner(world, { ...owner, keypairs }, command.do) }
}

function changed(
  before: ModelKeypair,
  command: Change,
  now: number,
  created: CreatedIds,
): ModelKeypair | 'no such secret' | 'the last live secret' {
  const next = { ...before, version: before.version + 1 }
  switch (command.do) {
    case 'update-keypair': {
      const { comment = before.comment, scopes = before.scopes, expiresInSeconds } = command
      const expiresAt =
        expiresInSeconds === undefined ? before.expiresAt : instant(now, expiresInSeconds)
      const isSame =
        comment === before.comment &&
        expiresAt === before.expiresAt &&
        scopes.join(' ') === before.scopes.join(' ')
      return isSame ? before : { ...next, comment, scopes, expiresAt }
    }
    case 'rotate-secret': {
      const deadline = now + command.overlapSeconds * 1000
      const kept = live(before, now)
        .slice(-1)
        .map((old) => ({ ...old, expiresAt: Math.min(old.expiresAt ?? deadline, deadline) }))
        .filter((old) => !isPast(old, now))
      return { ...next, secrets: [...kept, { secretId: created.secretId, expiresAt: null }] }
    }
    case 'retire-secret': {
      const liveSecrets = live(before, now)
      const secrets = liveSecrets.filter(({ secretId }) => secretId !== command.secretId)
      if (secrets.length === liveSecrets.length) return 'no such secret'
      return secrets.length === 0 ? 'the last live secret' : { ...next, secrets }
    }
    default: {
      const enabled = command.do === 'enable-keypair'
      return before.enabled === enabled ? before : { ...next, enabled }
    }
  }
}

/** Whether the owner's keypairs may hold these scopes, and the expiry is in the future. */
function isSound(owner: ModelOwner, command: Create | Change | Remove | Read): boolean {
  if (command.do !== 'create-keypair' && command.do !== 'update-keypair') return true
  const { scopes = [], expiresInSeconds } = command
  const isToCome = (expiresInSeconds ?? 1) > 0
  return isToCome && scopes.every((scope) => mayHold(owner.type, scope))
}

function instant(now: number, inSeconds: number | null): number | null {
  return inSeconds === null ? null : now + inSeconds * 1000
}
