import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { later } from '../../components/later.tsx'
import { strings } from '../../strings/strings.ts'
import type { Preferences } from './preferences.ts'

const PreferencesDialog = later('preferences-dialog', async () => {
  return (await import('./preferences-dialog.tsx')).PreferencesDialog
})

/** The button that opens the choice of columns. */
export function PreferencesButton(props: {
  readonly preferences: Preferences
  readonly onApply: (preferences: Preferences) => void
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="icon"
        iconName="settings"
        ariaLabel={strings.keypairs.preferences.open}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <PreferencesDialog
          preferences={props.preferences}
          onClose={() => setOpen(false)}
          onApply={(preferences) => {
            props.onApply(preferences)
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
