import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { ReactNode } from 'react'
import { strings } from '../../strings/strings.ts'

/**
 * A text with a button beside it that copies it.
 *
 * @param props.label what the button says that it copies
 * @param props.children how the text is shown, where that is not as it is
 * @param props.copied what is said once it is copied
 */
export function CopyText(props: {
  readonly text: string
  readonly label: string
  readonly children?: ReactNode
  readonly copied?: string
}) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={props.text}
      textToDisplay={props.children ?? props.text}
      copyButtonAriaLabel={props.label}
      copySuccessText={props.copied ?? strings.common.copied}
      copyErrorText={strings.common.copyFailed}
    />
  )
}
