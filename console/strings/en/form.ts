export const form = {
  /** A fault of a field: the service's reasons complete a sentence that begins with the field's name. */
  fault: (member: string, reason: string) => `${member} ${reason}.`,
  members: { comment: 'Comment', scopes: 'Scopes', expiresAt: 'Expiry' },
  optional: 'optional',
  comment: 'Comment',
  commentAbout:
    'Says what the keypair is for, and who uses it. Anyone who administers this can read it.',
  commentPlaceholder: 'Nightly export to the data warehouse',
  commentLimit: (most: number) => `At most ${most} characters.`,
  commentCount: (count: number, most: number) => `Character count: ${count}/${most}`,
  scopes: 'Scopes',
  scopesAbout:
    'What access tokens of this keypair may be used for. Choose what is needed, and no more.',
  scopesFind: 'Find by name or description',
  scopesFindClear: 'Clear the search',
  scopesMatches: (count: number, all: number) => `${count} of ${all} scopes match.`,
  scopesChosen: (names: readonly string[], all: number) =>
    `${names.length} of ${all} chosen${names.length === 0 ? '' : `: ${names.join(', ')}`}.`,
  scopeUnavailable:
    'No longer available: it gives access to nothing. Scopes can be changed only without it.',
  scopeMissing: 'Choose at least one scope: without any, the keypair gets no access token.',
  expiry: 'Expiry',
  expiryAbout: 'When it has expired, the keypair gets no more access tokens.',
  expiryNever: 'Never',
  expiryNeverAbout: 'Until it is disabled or removed',
  expiryDays: (days: number) => (days === 365 ? '1 year from now' : `${days} days from now`),
  expiryKept: 'As it is',
  expiryDate: 'A date and time',
  expiryResult: (at: string) => `Expires ${at}.`,
  expiryPast: 'Choose a time in the future.',
  date: 'Date',
  dateFormat: 'YYYY-MM-DD',
  dateMissing: 'Choose a date and a time.',
  time: 'Time',
  timeZone: (zone: string) => `24 hours, ${zone} time.`,
  create: {
    title: 'Create keypair',
    action: 'Create',
    again: 'Try again',
    unsureTitle: 'A keypair may have been created',
    unsureNoAnswer: 'The connection broke before there was an answer.',
    unsureFault: 'The service answered that it could not finish.',
    unsure:
      'If the keypair is there, nobody has its secret. Look in the list for a keypair of just now, and remove it.',
    leftUnsure:
      'Whether a keypair was created is not known. If there is one whose secret nobody has, remove it.',
    leftRefused: 'No keypair was created.',
    unsureAgain: 'What you entered is kept. Trying again creates one more keypair.',
  },
} as const
