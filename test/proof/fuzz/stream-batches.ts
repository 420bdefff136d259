import { ownerKey } from '../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Random } from '../runner/random.ts'
import type { Target } from './closed-owners.ts'
import { once, pick } from './draw.ts'
import { withPart } from './event-parts.ts'
import type { StrangeValues } from './strange-values.ts'

/** What is to become of a record: `done`, told to have `failed`, or, where nobody can say, `either`. */
type Due = 'done' | 'failed' | 'either'

export interface FuzzRecord {
  readonly record: unknown
  readonly due: Due
  /** Whom it tells of, where that can be read. */
  readonly target: Target | undefined
}

type Path = readonly string[]
/** Where a record is changed, into what, and what it is then; undefined where it is still what it was. */
type Change = readonly [path: Path, part: unknown, due: Due | undefined]

const KEYS = ['dynamodb', 'Keys']
const PK = [...KEYS, 'pk']
const SK = [...KEYS, 'sk']
const SEQUENCE = ['dynamodb', 'SequenceNumber']
const BATCH_MAX = 10
const NO_OWNERS = [
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
const NO_OWNER_SORTS = ['', 'owner', 'OWNER ', 'OWNER#', 'KEYPAIR#fbk_0', 'ADMINISTRATOR#a#b', 'pk']

let sequence = 0

/** Records of the stream: good ones, and among them what no stream has ever told. */
export function drawBatch(
  random: Random,
  strange: StrangeValues,
  targets: readonly Target[],
  open: readonly Target[],
): readonly FuzzRecord[] {
  return Array.from({ length: 1 + random.below(BATCH_MAX) }, () => {
    const target = pick(random, once(random, 4) ? open : targets)
    const record = deletionOf(target.owner)
    const due = target.isPoisoned ? 'failed' : 'done'
    return once(random, 2) ? { record, due, target } : changed(random, strange, record, target)
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
  target: Target,
): FuzzRecord {
  const [path, part, due] = pick(random, changes(random, strange))
  const other = withPart(record, path, part)
  const numbered = once(random, 12) ? withPart(other, SEQUENCE, strangeNumber(random)) : other
  if (due !== undefined) return { record: numbered, due, target: undefined }
  return { record: numbered, due: target.isPoisoned ? 'failed' : 'done', target }
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
    [PK, { S: pick(random, NO_OWNERS) }, 'failed'],
    [SK, { S: pick(random, NO_OWNER_SORTS) }, 'failed'],
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

/** What no sequence number is, or one that another record has. */
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
