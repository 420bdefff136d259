// The shape of the tables, declared once. CDK and the local stack create them from this, and adapters rely
// on it.

export const PARTITION_KEY = 'pk'
export const SORT_KEY = 'sk'
/**
 * The epoch second after which DynamoDB may delete an item. This only saves space: no decision depends on
 * it.
 */
export const TTL_ATTRIBUTE = 'expiresAtEpochSeconds'
/** Stream records have only keys, so that they cannot leak anything else (security checklist, TM-28). */
export const STREAM_VIEW_TYPE = 'KEYS_ONLY'

/** The prefixes of partition keys. IAM conditions (`dynamodb:LeadingKeys`) use them. */
export const PARTITION = {
  account: 'ACCOUNT#',
  environment: 'ENVIRONMENT#',
  user: 'USER#',
  keypair: 'KEYPAIR#',
  usage: 'USAGE#',
  auditEvents: 'EVENTS#',
  signingKeys: 'SIGNING-KEYS',
} as const

/** The sort key of an owner item. Its deletion starts the sweep. */
export const OWNER_SORT_KEY = 'OWNER'
