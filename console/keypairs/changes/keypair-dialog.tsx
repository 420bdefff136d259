import type { OwnerRef } from '../../api/call.ts'
import { RemoveDialog } from './remove/remove-dialog.tsx'
import { RetireDialog } from './retire/retire-dialog.tsx'
import { RotateDialog } from './rotate/rotate-dialog.tsx'
import { SwitchDialog } from './switch/switch-dialog.tsx'
import { UpdateDialog } from './update/update-dialog.tsx'

/** What can be done to an existing keypair. */
export type KeypairChange = 'update' | 'enable' | 'disable' | 'rotate' | 'retire' | 'remove'

interface KeypairDialogProps {
  readonly change: KeypairChange
  readonly owner: OwnerRef
  readonly keyId: string
  /** The secret to retire. */
  readonly secretId?: string | undefined
  readonly onClose: () => void
}

/** The dialog of one change. It reads the keypair itself. */
export function KeypairDialog({ change, secretId = '', ...props }: KeypairDialogProps) {
  switch (change) {
    case 'update':
      return <UpdateDialog {...props} />
    case 'enable':
      return <SwitchDialog {...props} enabled />
    case 'disable':
      return <SwitchDialog {...props} enabled={false} />
    case 'rotate':
      return <RotateDialog {...props} />
    case 'retire':
      return <RetireDialog {...props} secretId={secretId} />
    case 'remove':
      return <RemoveDialog {...props} />
  }
}
