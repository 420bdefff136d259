import { ownerKey } from '../../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { Random } from '../../runner/random.ts'
import type { ReportedOwner } from '../fixture/closed-owners.ts'
import { withPart } from '../harness/event-parts.ts'
import { once, pick } from '../harness/random-choice.ts'
import type { StrangeValues } from '../mutations/strange-values.ts'

/** The expected result of a record: `done`, reported as `failed`, or, where we cannot know, `either`. */
type Expected = 'done' | 'failed' | 'either'

export interface FuzzRecord {
  readonly record: unknown
  readonly expected: Expected
  /** The owner of a readable record. */
  readonly reported: ReportedOwner | undefined
}

type Path = readonly string[]
/**
 * A changed path of a record, its new value, and the expected result; undefined when that does not change.
 */
type Change = readonly [path: Path, part: unknown, expected: Expected | undefined]

const KEYS = ['dynamodb', 'Keys']
const PK = [...KEYS, 'pk']
const SK = [...KEYS, 'sk']
const SEQUENCE = ['dynamodb', 'SequenceNumber']
const BATCH_MAX = 10
const NOT_OWNERS = [
  ...[
    '',
    'TEAM#acme',
    'USER#acme',
    'KEYPAIR#acme',
    'account#acme',
    ' ACCOUNT#acme',
    'ACCOUNT',
    '#acme',
  ],
  ...['EVENTS#ACCOUNT#acme', 'SIGNING-KEYS', '\0ACCOUNT#acme', 'OWNER'],
]
const NOT_OWNER_SORT_KEYS = [
  '',
  'owner',
  'OWNER ',
  'OWNER#',
  'KEYPAIR#fbk_0',
  'ADMINISTRATOR#a#b',
  'pk',
]

let sequence = 0

/** Draws a batch of stream records, half of them changed. */
export function drawBatch(
  random: Random,
  strange: StrangeValues,
  closedOwners: readonly ReportedOwner[],
  open: readonly ReportedOwner[],
): readonly FuzzRecord[] {
  return Array.from({ length: 1 + random.below(BATCH_MAX) }, () => {
    const reported = pick(random, once(random, 4) ? open : closedOwners)
    const record = deletionOf(reported.owner)
    const expected = reported.isPoisoned ? 'failed' : 'done'
    return once(random, 2)
      ? { record, expected, reported }
      : changed(random, strange, record, reported)
  })
}

function deletionOf(owner: OwnerRef): object {
  sequence += 1
  const { pk, sk } = ownerKey(owner)
  return {
    eventID: `event-${sequence}`,
    eventName: 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    dynamodb: {
      ApproximateCreationDateTime: 1_795_348_800,
      Keys: { pk: { S: pk }, sk: { S: sk } },
      SequenceNumber: String(sequence).padStart(24, '1'),
      SizeBytes: 40,
      StreamViewType: 'KEYS_ONLY',
    },
  }
}

function changed(
  random: Random,
  strange: StrangeValues,
  record: object,
  reported: ReportedOwner,
): FuzzRecord {
  const [path, part, expected] = pick(random, changes(random, strange))
  const other = withPart(record, path, part)
  const numbered = once(random, 12) ? withPart(other, SEQUENCE, strangeNumber(random)) : other
  if (expected !== undefined) return { record: numbered, expected, reported: undefined }
  return { record: numbered, expected: reported.isPoisoned ? 'failed' : 'done', reported }
}

function changes(random: Random, strange: StrangeValues): readonly Change[] {
  const json = strange.json(random)
  const text = strange.text(random)
  const nothing = pick(random, [undefined, null, 0, 5, true, '', 'text', [], {}])
  return [
    [[], pick(random, [null, 0, 5, true, '', 'text', [], {}, [{}]]), 'failed'],
    [['dynamodb'], nothing, 'failed'],
    [KEYS, nothing, 'failed'],
    [PK, nothing, 'failed'],
    [SK, nothing, 'failed'],
    [PK, { N: '1' }, 'failed'],
    [PK, { S: pick(random, [null, 5, true, [], {}, ['ACCOUNT#acme']]) }, 'failed'],
    [SK, { S: pick(random, [null, 5, true, [], {}, ['OWNER']]) }, 'failed'],
    [PK, { S: pick(random, NOT_OWNERS) }, 'failed'],
    [SK, { S: pick(random, NOT_OWNER_SORT_KEYS) }, 'failed'],
    [PK, { S: `ACCOUNT#${text}` }, 'either'],
    [PK, { S: `ENVIRONMENT#${text}` }, 'either'],
    [PK, { S: text }, 'either'],
    [PK, json, 'either'],
    [SEQUENCE, strangeNumber(random), undefined],
    [
      ['eventName'],
      pick(random, ['INSERT', 'MODIFY', 'remove', undefined, null, 5, {}]),
      undefined,
    ],
    [['eventVersion'], json, undefined],
    [['eventID'], json, undefined],
    [['eventSourceARN'], json, undefined],
    [['userIdentity'], json, undefined],
    [['dynamodb', 'OldImage'], json, undefined],
    [['dynamodb', '__proto__'], json, undefined],
    [[...KEYS, 'constructor'], json, undefined],
    [['dynamodb', 'SizeBytes'], json, undefined],
    [['dynamodb', 'ApproximateCreationDateTime'], json, undefined],
  ]
}

/** A malformed sequence number, or that of another record. */
function strangeNumber(random: Random): unknown {
  return pick(random, [
    undefined,
    null,
    '',
    0,
    5,
    {},
    [],
    '1'.repeat(24),
    String(sequence - 1).padStart(24, '1'),
  ])
}
