import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { strings } from '../../strings/strings.ts'
import { COLUMN_IDS, type ColumnId } from './keypair-columns.tsx'
import { PAGE_SIZES, type Preferences } from './preferences.ts'

const words = strings.keypairs.preferences

/** The dialog for the columns of the list and the length of its pages. The key ID is always shown. */
export function PreferencesDialog(props: {
  readonly preferences: Preferences
  readonly onApply: (preferences: Preferences) => void
  readonly onClose: () => void
}) {
  const [columnIds, setColumnIds] = useState(props.preferences.columnIds)
  const [pageSize, setPageSize] = useState(props.preferences.pageSize)
  const toggle = (id: ColumnId, shown: boolean) =>
    setColumnIds((ids) => COLUMN_IDS.filter((each) => (each === id ? shown : ids.includes(each))))
  return (
    <Dialog
      title={words.title}
      action={words.apply}
      busy={false}
      onAction={() => props.onApply({ columnIds, pageSize })}
      onClose={props.onClose}
    >
      <FormField label={words.columns} stretch>
        <SpaceBetween size="xxs">
          {COLUMN_IDS.map((id) => (
            <Checkbox
              key={id}
              checked={columnIds.includes(id)}
              disabled={id === 'keyId'}
              onChange={({ detail }) => toggle(id, detail.checked)}
            >
              {strings.keypairs.columns[id]}
            </Checkbox>
          ))}
        </SpaceBetween>
      </FormField>
      <FormField label={words.pageSize}>
        <RadioGroup
          value={String(pageSize)}
          items={PAGE_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
          onChange={({ detail }) => setPageSize(Number(detail.value))}
        />
      </FormField>
    </Dialog>
  )
}
