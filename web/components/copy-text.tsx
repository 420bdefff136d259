import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { strings } from '../strings/strings.ts'

/**
 * A text with a button beside it that copies it.
 *
 * @param props.label what the button says that it copies
 */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={label}
      copySuccessText={strings.common.copied}
      copyErrorText={strings.common.copyFailed}
    />
  )
}
