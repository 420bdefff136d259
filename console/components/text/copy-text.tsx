import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { ReactNode } from 'react'
import { strings } from '../../strings/strings.ts'

/**
 * A text with a button that copies it.
 *
 * @param props.label the button's name
 * @param props.children shown instead of the text itself
 * @param props.copied the message after copying
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
