import ColumnLayout from '@cloudscape-design/components/column-layout'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import TimeInput from '@cloudscape-design/components/time-input'
import { strings } from '../../strings/strings.ts'
import { type DateDraft, dayBefore, localDate } from './expiry-draft.ts'

const words = strings.form

/** The fields for a date and a time, in the reader's time zone, which is named. */
export function ExpiryDate(props: {
  readonly expiry: DateDraft
  readonly error: string | undefined
  readonly onChange: (expiry: DateDraft) => void
}) {
  const { expiry, onChange } = props
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return (
    <ColumnLayout columns={2}>
      <FormField label={words.date} constraintText={words.dateFormat} errorText={props.error}>
        <DatePicker
          value={expiry.date}
          format="iso"
          inputFormat="iso"
          placeholder={words.dateFormat}
          expandToViewport
          isDateEnabled={(day) => localDate(day) >= localDate(dayBefore(new Date()))}
          onChange={({ detail }) => onChange({ ...expiry, date: detail.value })}
        />
      </FormField>
      <FormField label={words.time} constraintText={words.timeZone(timeZone)}>
        <TimeInput
          value={expiry.time}
          format="hh:mm"
          onChange={({ detail }) => onChange({ ...expiry, time: detail.value })}
        />
      </FormField>
    </ColumnLayout>
  )
}
