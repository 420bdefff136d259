import { newAuditEvent } from '../shared/domain/audit/audit-event.ts'
import { checkExpiry, checkScopes } from '../shared/domain/keypairs/check-keypair-members.ts'
import { newKeyId } from '../shared/domain/keypairs/key-id.ts'
import type { Keypair } from '../shared/domain/keypairs/keypair.ts'
import { rightsOf } from '../shared/domain/keypairs/keypair-rights.ts'
import { newSecret } from '../shared/domain/keypairs/new-secret.ts'
import { shown } from '../shared/domain/keypairs/shown-keypair.ts'
import { keypairHeaders, keypairPath } from '../shared/http/response/keypair-headers.ts'
import { serve } from '../shared/http/serve.ts'
import { createKeypair } from '../shared/operations/create-keypair.ts'

export const createHandler = serve(
  createKeypair,
  async ({ body, authority, audit, now }, ports) => {
    const { owner, user } = authority
    checkScopes(body.scopes, owner.type)
    checkExpiry(body.expiresAt, now)
    const draft: Keypair = {
      keyId: newKeyId(),
      owner: { type: owner.type, id: owner.id },
      incarnation: owner.incarnation,
      version: 1,
      comment: body.comment ?? null,
      scopes: body.scopes,
      enabled: true,
      createdAt: now,
      createdBy: user.subject,
      updatedAt: now,
      expiresAt: body.expiresAt ?? null,
      secrets: [],
    }
    const { secret, keySecret } = await newSecret(draft, ports.secretHasher, now)
    const keypair = { ...draft, secrets: [secret] }
    const { keyId } = keypair
    const auditEvent = newAuditEvent(audit, 'create-keypair', owner, {
      keyId,
      secretId: secret.secretId,
      rights: rightsOf(keypair),
    })
    await ports.keypairCreator.create(authority, keypair, ports.keypairLimit, auditEvent)
    return {
      status: 201,
      headers: { ...keypairHeaders(keypair), location: keypairPath(keypair) },
      body: { ...shown(keypair, undefined, now), keySecret },
    }
  },
)
