import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { COMMENT_CODE_POINTS_MAX } from '../../../shared/operations/schemas/primitives.ts'
import { strings } from '../../strings/strings.ts'

const words = strings.form

/** The field for the comment. It has one line, because a comment has no control characters. */
export function CommentField(props: {
  readonly comment: string
  readonly error: string | undefined
  readonly onChange: (comment: string) => void
}) {
  const count = [...props.comment.normalize('NFC')].length
  return (
    <FormField
      stretch
      label={
        <span>
          {words.comment} <i>– {words.optional}</i>
        </span>
      }
      description={words.commentAbout}
      constraintText={words.commentLimit(COMMENT_CODE_POINTS_MAX)}
      characterCountText={words.commentCount(count, COMMENT_CODE_POINTS_MAX)}
      errorText={props.error}
    >
      <Input
        value={props.comment}
        placeholder={words.commentPlaceholder}
        autoComplete={false}
        onChange={({ detail }) => props.onChange(detail.value)}
      />
    </FormField>
  )
}
