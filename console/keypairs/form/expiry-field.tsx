import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import LiveRegion from '@cloudscape-design/components/live-region'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { exactTime } from '../../components/text/time.ts'
import { strings } from '../../strings/strings.ts'
import { ExpiryDate } from './expiry-date.tsx'
import {
  dateExpiry,
  type ExpiryDraft,
  expiryOf,
  PRESETS_DAYS,
  presetExpiry,
} from './expiry-draft.ts'

const words = strings.form

/** The field for the expiry. It shows the exact time of the choice. */
export function ExpiryField(props: {
  readonly expiry: ExpiryDraft
  readonly error: string | undefined
  readonly onChange: (expiry: ExpiryDraft) => void
}) {
  const { expiry, error, onChange } = props
  // The keypair's own expiry can still be chosen after another choice.
  const [before] = useState(expiry)
  const options = optionsOf(before)
  const chosen = options.find(({ value }) => value === choiceOf(expiry)) ?? null
  const at = expiryOf(expiry)
  return (
    <SpaceBetween size="xs">
      <FormField
        stretch
        label={words.expiry}
        description={words.expiryAbout}
        errorText={expiry.kind === 'date' ? undefined : error}
      >
        <Select
          options={options}
          selectedOption={chosen}
          expandToViewport
          onChange={({ detail }) => {
            const option = options.find(({ value }) => value === detail.selectedOption.value)
            if (option) onChange(option.choose(expiry))
          }}
        />
      </FormField>
      {expiry.kind === 'date' && <ExpiryDate expiry={expiry} error={error} onChange={onChange} />}
      <LiveRegion>
        {at && (
          <Box color="text-body-secondary" fontSize="body-s">
            {words.expiryResult(exactTime(at))}
          </Box>
        )}
      </LiveRegion>
    </SpaceBetween>
  )
}

interface ExpiryOption {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly choose: (expiry: ExpiryDraft) => ExpiryDraft
}

function optionsOf(before: ExpiryDraft): readonly ExpiryOption[] {
  const kept: readonly ExpiryOption[] =
    before.kind === 'kept'
      ? [
          {
            value: before.kind,
            label: words.expiryKept,
            description: exactTime(before.at),
            choose: () => before,
          },
        ]
      : []
  return [
    ...kept,
    {
      value: 'never',
      label: words.expiryNever,
      description: words.expiryNeverAbout,
      choose: () => ({ kind: 'never' }),
    },
    ...PRESETS_DAYS.map((days) => ({
      value: `${days}`,
      label: words.expiryDays(days),
      choose: () => presetExpiry(days, new Date()),
    })),
    { value: 'date', label: words.expiryDate, choose: dateExpiry },
  ]
}

function choiceOf(expiry: ExpiryDraft): string {
  return expiry.kind === 'preset' ? `${expiry.days}` : expiry.kind
}
