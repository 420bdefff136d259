export const common = {
  product: 'Feedback',
  /** Where the console is in the product's menu. */
  place: 'Administration · Access management',
  /** Its name there. */
  title: 'API management',
  account: 'Account',
  environment: 'Environment',
  keypairs: 'Keypairs',
  auditEvents: 'Audit events',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  loading: 'Loading',
  none: '–',
  never: 'Never',
  you: 'you',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not copy',
  sections: 'Sections',
  breadcrumbs: 'Where you are',
} as const
