// The catalogue of operations: everything that the service does, in reading order.
import { answerUnmatched } from './answer-unmatched.ts'
import { closeAccount } from './close-account.ts'
import { closeEnvironment } from './close-environment.ts'
import type { HttpOperation, Operation } from './contract/operation.ts'
import { createKeypair } from './create-keypair.ts'
import { disableKeypair } from './disable-keypair.ts'
import { enableKeypair } from './enable-keypair.ts'
import { getJwks } from './get-jwks.ts'
import { getKeypair } from './get-keypair.ts'
import { getMetadata } from './get-metadata.ts'
import { grantAdministrator } from './grant-administrator.ts'
import { issueToken } from './issue-token.ts'
import { listAdministrators } from './list-administrators.ts'
import { listAuditEvents } from './list-audit-events.ts'
import { listKeypairs } from './list-keypairs.ts'
import { listOwners } from './list-owners.ts'
import { listScopes } from './list-scopes.ts'
import { reconcileOrphans } from './reconcile-orphans.ts'
import { registerAccount } from './register-account.ts'
import { registerEnvironment } from './register-environment.ts'
import { removeKeypair } from './remove-keypair.ts'
import { retireSecret } from './retire-secret.ts'
import { revokeAdministrator } from './revoke-administrator.ts'
import { rotateSecret } from './rotate-secret.ts'
import { rotateSigningKey } from './rotate-signing-key.ts'
import { sweepClosedOwner } from './sweep-closed-owner.ts'
import { updateKeypair } from './update-keypair.ts'

/** The operations with routes. `answerUnmatched` only has the catch-all route, and is not among them. */
export const routedOperations: readonly HttpOperation[] = [
  createKeypair,
  listKeypairs,
  getKeypair,
  updateKeypair,
  enableKeypair,
  disableKeypair,
  rotateSecret,
  retireSecret,
  removeKeypair,
  listAuditEvents,
  listOwners,
  listScopes,
  registerAccount,
  closeAccount,
  registerEnvironment,
  closeEnvironment,
  grantAdministrator,
  revokeAdministrator,
  listAdministrators,
  issueToken,
  getMetadata,
  getJwks,
]

/** Every operation. Each one is a Lambda function, `functions/<id>.ts`. */
export const operations: readonly Operation[] = [
  ...routedOperations,
  answerUnmatched,
  sweepClosedOwner,
  reconcileOrphans,
  rotateSigningKey,
]
