// The table's shape, declared once: CDK and the local stack create it from here, adapters rely on it.

export const PARTITION_KEY = 'pk'
export const SORT_KEY = 'sk'
/** Epoch seconds after which DynamoDB may delete an item. Housekeeping only: no decision rests on it. */
export const TTL_ATTRIBUTE = 'expiresAtEpochSeconds'
/** Records carry keys only: what a stream record never holds, it cannot leak (security checklist, TM-28). */
export const STREAM_VIEW_TYPE = 'KEYS_ONLY'

/** First parts of partition keys. IAM conditions (`dynamodb:LeadingKeys`) are made of them. */
export const PARTITION = {
  account: 'ACCOUNT#',
  environment: 'ENVIRONMENT#',
  user: 'USER#',
  keypair: 'KEYPAIR#',
  usage: 'USAGE#',
  events: 'EVENTS#',
  signingKeys: 'SIGNING-KEYS',
} as const

/** The sort key of an owner's own item; its deletion is what the sweep listens for. */
export const OWNER_SORT_KEY = 'OWNER'
