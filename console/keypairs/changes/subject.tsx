import Box from '@cloudscape-design/components/box'
import KeyValuePairs, {
  type KeyValuePairsProps,
} from '@cloudscape-design/components/key-value-pairs'
import type { Keypair } from '../../api/queries.ts'
import { strings } from '../../strings/strings.ts'

const words = strings.changes

/** The keypair that a dialog is about. */
export function Subject(props: {
  readonly keypair: Keypair
  readonly more?: readonly KeyValuePairsProps.Pair[]
}) {
  const { keyId, comment } = props.keypair
  return (
    <KeyValuePairs
      columns={2}
      minColumnWidth={200}
      items={[
        { label: words.keyId, value: <Box variant="code">{keyId}</Box> },
        {
          label: words.comment,
          value: comment === null ? strings.common.none : <bdi>{comment}</bdi>,
        },
        ...(props.more ?? []),
      ]}
    />
  )
}
