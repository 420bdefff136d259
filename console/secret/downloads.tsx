import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import { strings } from '../strings/strings.ts'
import { type CredentialFile, envFile, jsonFile } from './credential-files.ts'
import type { Credentials } from './credentials.ts'
import { download } from './download.ts'

const words = strings.secret

/** The buttons that download the credentials. The browser can read the files as long as this is shown. */
export function Downloads(props: {
  readonly credentials: Credentials
  readonly onTaken: () => void
}) {
  const { credentials, onTaken } = props
  const [name, setName] = useState<string>()
  const addresses = useRef<(() => void)[]>([])
  useEffect(() => {
    const { current } = addresses
    return () => {
      for (const takeBack of current) takeBack()
    }
  }, [])
  const save = (file: CredentialFile) => {
    addresses.current.push(download(file))
    setName(file.name)
    onTaken()
  }
  return (
    <SpaceBetween size="xxs">
      <Box padding={{ top: 'xxs' }}>
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            formAction="none"
            iconName="download"
            ariaLabel={words.downloadEnvAria}
            onClick={() => save(envFile(credentials))}
          >
            {words.downloadEnv}
          </Button>
          <Button
            formAction="none"
            iconName="download"
            ariaLabel={words.downloadJsonAria}
            onClick={() => save(jsonFile(credentials))}
          >
            {words.downloadJson}
          </Button>
        </SpaceBetween>
      </Box>
      <LiveRegion>{name === undefined ? '' : words.downloaded(name)}</LiveRegion>
    </SpaceBetween>
  )
}
