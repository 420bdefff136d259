import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../../strings/strings.ts'

const words = strings.keypairs

/** What the list is, how long it is, and what can be done with the whole of it. */
export function ListHeader(props: {
  readonly count: number | undefined
  readonly isReading: boolean
  readonly onRead: () => void
  readonly onCreate: () => void
}) {
  return (
    <Header
      counter={props.count === undefined ? '' : `(${props.count})`}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel={words.refresh}
            loading={props.isReading}
            onClick={props.onRead}
          />
          <Button variant="primary" onClick={props.onCreate}>
            {words.create}
          </Button>
        </SpaceBetween>
      }
    >
      {words.title}
    </Header>
  )
}
