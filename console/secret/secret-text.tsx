import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../strings/strings.ts'

const words = strings.secret

/** The mask shows the prefix only, and does not tell the length of the key secret. */
const MASK = 'fbs_••••••••••••'

/**
 * A key secret. It is masked, and not in the document, until the reader shows it. It can be copied while
 * masked; if the browser refuses that, it is shown, so that it can be selected.
 *
 * @param onTaken called when it was copied or shown
 */
export function SecretText(props: {
  readonly keySecret: string
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
  readonly onTaken: () => void
}) {
  const { keySecret, shown, onShow, onTaken } = props
  const show = (next: boolean) => {
    onShow(next)
    if (next) onTaken()
  }
  return (
    <SpaceBetween size="xs">
      <Box variant="code" fontSize="body-m">
        {shown ? keySecret : <Mask />}
      </Box>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          formAction="none"
          ariaLabel={shown ? words.hideAria : words.showAria}
          onClick={() => show(!shown)}
        >
          {shown ? words.hide : words.show}
        </Button>
        <CopyToClipboard
          textToCopy={keySecret}
          copyButtonText={strings.common.copy}
          copyButtonAriaLabel={words.copySecret}
          copySuccessText={words.secretCopied}
          copyErrorText={words.copyFailed}
          onCopySuccess={onTaken}
          onCopyFailure={() => show(true)}
        />
      </SpaceBetween>
    </SpaceBetween>
  )
}

function Mask() {
  return (
    <span role="img" aria-label={words.hidden}>
      {MASK}
    </span>
  )
}
