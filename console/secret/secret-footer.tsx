import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../strings/strings.ts'

const words = strings.secret

/**
 * The only way to close the dialog: confirm that the key secret is stored, then close.
 *
 * @param props.stored whether the box is ticked
 * @param props.taken whether the key secret was copied, downloaded or shown
 * @param props.refused whether the reader tried to close the dialog in another way
 */
export function SecretFooter(props: {
  readonly stored: boolean
  readonly onStore: (stored: boolean) => void
  readonly taken: boolean
  readonly refused: boolean
  readonly onClose: () => void
}) {
  const { stored, onStore, taken, refused, onClose } = props
  return (
    <SpaceBetween size="s">
      <FormField
        stretch
        errorText={refused && words.onlyByButton}
        warningText={stored && !taken && words.untouched}
      >
        <Checkbox checked={stored} onChange={({ detail }) => onStore(detail.checked)}>
          {words.stored}
        </Checkbox>
      </FormField>
      <Box float="right">
        <Button variant="primary" disabled={!stored} onClick={onClose}>
          {words.close}
        </Button>
      </Box>
    </SpaceBetween>
  )
}
