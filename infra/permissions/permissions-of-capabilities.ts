// The permissions of each capability. Functions get no permission on data or keys from anywhere else.
// The environment variables of capabilities are in `shared/wiring/environment.ts`.
import { PARTITION } from '../../shared/aws/table/table-shape.ts'
import type { Capability } from '../../shared/domain/ports.ts'
import type { Setting } from '../../shared/domain/settings.ts'
import type { Permission, TableAction } from './permission.ts'

const ACCOUNT = `${PARTITION.account}*`
const ENVIRONMENT = `${PARTITION.environment}*`
const OWNER = [ACCOUNT, ENVIRONMENT] as const
const KEYPAIR = `${PARTITION.keypair}*`
const USAGE = `${PARTITION.usage}*`
const USER = `${PARTITION.user}*`
const SIGNING_KEYS = PARTITION.signingKeys
const PUT_EVENT: Permission = { on: 'events', action: 'PutItem' }

/**
 * The permissions of every capability that is not a setting. `dynamodb:LeadingKeys` separates kinds of
 * items. It cannot separate customers, because a function serves all of them (security checklist, TM-42).
 */
export const PERMISSIONS_OF: Readonly<Record<Exclude<Capability, Setting>, readonly Permission[]>> =
  {
    administration: [onItems('BatchGetItem', ...OWNER)],
    keypairReader: [onItems('GetItem', ...OWNER)],
    keypairLister: [onItems('Query', ...OWNER)],
    usageReader: [onItems('BatchGetItem', USAGE)],
    keypairCreator: [
      onItems('PutItem', ...OWNER, KEYPAIR),
      PUT_EVENT,
      onItems('UpdateItem', ...OWNER),
      onItems('ConditionCheckItem', ...OWNER),
    ],
    keypairWriter: [
      onItems('PutItem', ...OWNER),
      PUT_EVENT,
      onItems('ConditionCheckItem', ...OWNER),
    ],
    keypairRemover: [
      onItems('DeleteItem', ...OWNER, KEYPAIR, USAGE),
      onItems('UpdateItem', ...OWNER),
      PUT_EVENT,
      onItems('ConditionCheckItem', ...OWNER),
    ],
    secretHasher: [{ on: 'pepper', action: 'GenerateMac' }],
    secretVerifier: [{ on: 'pepper', action: 'VerifyMac' }],
    auditEventLister: [{ on: 'events', action: 'Query' }],
    ownerDirectory: [onItems('Query', USER, ACCOUNT), onItems('BatchGetItem', ...OWNER)],
    accountRegistrar: [onItems('PutItem', ACCOUNT), PUT_EVENT, onItems('UpdateItem', ACCOUNT)],
    environmentRegistrar: [
      onItems('GetItem', ...OWNER),
      onItems('PutItem', ...OWNER),
      PUT_EVENT,
      onItems('UpdateItem', ENVIRONMENT),
      onItems('ConditionCheckItem', ACCOUNT),
      onItems('DeleteItem', ENVIRONMENT),
    ],
    ownerFinder: [onItems('GetItem', ...OWNER)],
    ownerCloser: [onItems('DeleteItem', ...OWNER), PUT_EVENT],
    accountFinder: [onItems('GetItem', ACCOUNT)],
    accountCloser: [onItems('DeleteItem', ACCOUNT), PUT_EVENT],
    administratorGranter: [
      onItems('PutItem', ...OWNER, USER),
      PUT_EVENT,
      onItems('ConditionCheckItem', ...OWNER),
    ],
    administratorRevoker: [
      onItems('DeleteItem', ...OWNER, USER),
      PUT_EVENT,
      onItems('ConditionCheckItem', ...OWNER),
    ],
    administratorLister: [onItems('Query', ...OWNER)],
    credentialReader: [onItems('GetItem', KEYPAIR), onItems('BatchGetItem', ...OWNER)],
    usageRecorder: [onItems('ConditionCheckItem', ...OWNER), onItems('UpdateItem', USAGE)],
    signingRing: [onItems('Query', SIGNING_KEYS), { on: 'wrapping', action: 'Decrypt' }],
    publicKeys: [onItems('Query', SIGNING_KEYS)],
    signingKeyStore: [
      onItems('Query', SIGNING_KEYS),
      onItems('PutItem', SIGNING_KEYS),
      onItems('DeleteItem', SIGNING_KEYS),
      { on: 'wrapping', action: 'GenerateDataKeyPairWithoutPlaintext' },
    ],
    sweeper: [
      onItems('Query', ...OWNER),
      onItems('GetItem', ...OWNER),
      onItems('DeleteItem', ...OWNER, KEYPAIR, USAGE, USER),
    ],
    orphanFinder: [{ on: 'wholeTable', action: 'Scan' }, onItems('GetItem', ...OWNER)],
  }

function onItems(action: TableAction, ...partitions: [string, ...string[]]): Permission {
  return { on: 'table', action, partitions }
}
