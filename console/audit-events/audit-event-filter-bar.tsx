import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter from '@cloudscape-design/components/text-filter'
import { strings } from '../strings/strings.ts'
import { type AuditEventFilter, RANGE_IDS, type RangeId } from './audit-event-filter.ts'
import { AUDIT_ACTIONS, type AuditAction } from './listed-audit-event.ts'
import { nameOf } from './wording.ts'

const words = strings.auditEvents

const KIND_OF: Readonly<Record<AuditAction, keyof typeof words.kinds>> = {
  'create-keypair': 'keypairs',
  'update-keypair': 'keypairs',
  'enable-keypair': 'keypairs',
  'disable-keypair': 'keypairs',
  'remove-keypair': 'keypairs',
  'rotate-secret': 'secrets',
  'retire-secret': 'secrets',
  'grant-administrator': 'administrators',
  'revoke-administrator': 'administrators',
  'register-account': 'owners',
  'close-account': 'owners',
  'register-environment': 'owners',
  'close-environment': 'owners',
}

const KINDS = ['keypairs', 'secrets', 'administrators', 'owners'] as const
const ANY = { value: 'any', label: words.anyAction } as const
const ACTION_OPTIONS: SelectProps.Options = [
  ANY,
  ...KINDS.map((kind) => ({
    label: words.kinds[kind],
    options: AUDIT_ACTIONS.filter((action) => KIND_OF[action] === kind).map(actionOption),
  })),
]

/** The fields that filter audit events: by words, by action, by time. */
export function AuditEventFilterBar(props: {
  readonly filter: AuditEventFilter
  readonly matches: number
  readonly onChange: (filter: AuditEventFilter) => void
}) {
  const { filter, onChange } = props
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <TextFilter
        filteringText={filter.text}
        filteringAriaLabel={words.search}
        filteringPlaceholder={words.searchShort}
        countText={words.matches(props.matches)}
        onChange={({ detail }) => onChange({ ...filter, text: detail.filteringText })}
      />
      <Select
        ariaLabel={words.action}
        selectedOption={filter.action === 'any' ? ANY : actionOption(filter.action)}
        options={ACTION_OPTIONS}
        onChange={({ detail }) => {
          const action = AUDIT_ACTIONS.find((each) => each === detail.selectedOption.value)
          onChange({ ...filter, action: action ?? 'any' })
        }}
      />
      <Select
        ariaLabel={words.range}
        selectedOption={rangeOption(filter.range)}
        options={RANGE_IDS.map(rangeOption)}
        onChange={({ detail }) => {
          const range = RANGE_IDS.find((each) => each === detail.selectedOption.value)
          if (range) onChange({ ...filter, range })
        }}
      />
    </SpaceBetween>
  )
}

function actionOption(action: AuditAction) {
  return { value: action, label: nameOf(action) }
}

function rangeOption(range: RangeId) {
  return { value: range, label: words.ranges[range] }
}
