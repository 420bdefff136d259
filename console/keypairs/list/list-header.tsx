import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { strings } from '../../strings/strings.ts'

const words = strings.keypairs

/** The heading of the list, with the number of keypairs and the buttons "Refresh" and "Create". */
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
