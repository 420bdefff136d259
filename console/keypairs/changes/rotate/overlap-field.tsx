import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from '../../../components/text/time.ts'
import { strings } from '../../../strings/strings.ts'

const words = strings.changes

export const OVERLAPS_SECONDS = {
  none: 0,
  hour: HOUR_MILLISECONDS / 1000,
  day: DAY_MILLISECONDS / 1000,
  week: (7 * DAY_MILLISECONDS) / 1000,
  month: (30 * DAY_MILLISECONDS) / 1000,
} as const
export type OverlapName = keyof typeof OVERLAPS_SECONDS

const NAMES = ['none', 'hour', 'day', 'week', 'month'] as const
/** The API's default. */
export const DEFAULT_OVERLAP: OverlapName = 'day'

/** The field for the overlap: how long the current secret works beside the new one. */
export function OverlapField(props: {
  readonly overlap: OverlapName
  readonly onChange: (overlap: OverlapName) => void
}) {
  return (
    <FormField label={words.overlap} stretch>
      <RadioGroup
        value={props.overlap}
        items={NAMES.map((value) => ({
          value,
          label: words.overlaps[value],
          ...(value === 'none' && { description: words.overlapNone }),
        }))}
        onChange={({ detail }) => {
          const chosen = NAMES.find((name) => name === detail.value)
          if (chosen) props.onChange(chosen)
        }}
      />
    </FormField>
  )
}
