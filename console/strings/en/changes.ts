export const changes = {
  reading: 'Reading the keypair',
  save: 'Save changes',
  title: {
    change: 'Change keypair',
    enable: 'Enable keypair',
    disable: 'Disable keypair',
    rotate: 'Rotate secret',
    retire: 'Retire secret',
    remove: 'Remove keypair',
  },
  action: {
    enable: 'Enable',
    disable: 'Disable',
    rotate: 'Rotate',
    retire: 'Retire',
    remove: 'Remove',
  },
  /** What is said when it is done. */
  done: {
    change: (keyId: string) => `Keypair ${keyId} has been changed.`,
    enable: (keyId: string) => `Keypair ${keyId} is enabled: it gets access tokens again.`,
    disable: (keyId: string) => `Keypair ${keyId} is disabled: it gets no more access tokens.`,
    retire: (keyId: string) =>
      `A secret of keypair ${keyId} is retired: it gets no more access tokens.`,
    remove: (keyId: string) => `Keypair ${keyId} has been removed.`,
  },
  /** What is said of a failure when the dialog is gone; the reason is a sentence after it. */
  notDone: {
    change: (keyId: string) => `Keypair ${keyId} was not changed.`,
    enable: (keyId: string) => `Keypair ${keyId} was not enabled.`,
    disable: (keyId: string) => `Keypair ${keyId} was not disabled.`,
    rotate: (keyId: string) => `The secret of keypair ${keyId} was not rotated.`,
    retire: (keyId: string) => `The secret of keypair ${keyId} was not retired.`,
    remove: (keyId: string) => `Keypair ${keyId} was not removed.`,
  },
  /** The same where it may have been done all the same. */
  notKnown: {
    change: (keyId: string) => `Whether keypair ${keyId} was changed is not known.`,
    enable: (keyId: string) => `Whether keypair ${keyId} was enabled is not known.`,
    disable: (keyId: string) => `Whether keypair ${keyId} was disabled is not known.`,
    rotate: (keyId: string) => `Whether the secret of keypair ${keyId} was rotated is not known.`,
    retire: (keyId: string) => `Whether the secret of keypair ${keyId} was retired is not known.`,
    remove: (keyId: string) => `Whether keypair ${keyId} was removed is not known.`,
  },
  othersFaster: 'Somebody else has changed it meanwhile.',
  othersMaybeFaster: 'It was changed meanwhile, maybe by your own attempt.',
  tokensLiveOn:
    'Access tokens already issued work until they expire: at most 15 minutes more, unless this service is set up with another lifetime.',
  keyId: 'Key ID',
  comment: 'Comment',
  scopes: 'Scopes',
  expires: 'Expires',
  status: 'Status',
  secrets: 'Secrets',
  lastUsed: 'Last used',
  secretLastUsed: (hint: string) => `Secret …${hint} last used`,
  noScopes: 'None',
  noSecrets: 'None',
  enabled: 'Enabled',
  disabled: 'Disabled',

  fewerTitle: 'Machines that use this keypair may be refused',
  scopesTaken: (scopes: string) =>
    `It gets no more access tokens for ${scopes}: a machine that asks for that is refused from its next token request on.`,
  expirySooner: 'It stops getting access tokens sooner than before.',

  disableEffect:
    'From now on this keypair gets no more access tokens, with any of its secrets. You can enable it again at any time.',
  enableEffect: 'From now on this keypair gets access tokens again.',
  enableExpired: 'It has expired, and gets no access tokens until you change its expiry too.',
  already: { enable: 'It is enabled already.', disable: 'It is disabled already.' },

  overtakenTitle: 'This keypair was changed meanwhile',
  overtaken: 'It is no longer what you were looking at. Nothing of yours has been done.',
  overtakenMaybeByUs:
    'It is no longer what you were looking at. Your own attempt may have done it: its answer was lost.',
  overtakenSame: 'It was changed and changed back: it is again what you were looking at.',
  changedBy: 'Last changed by',
  changedByPlatform: 'the platform',
  beforeAnd: (member: string) => `${member}, as you saw it`,
  nowAnd: (member: string) => `${member}, now`,
  yoursAnd: (member: string) => `${member}, yours`,
  asItIsNow: 'As it is now',
  keepTheirs: 'Keep as it is',
  applyMine: 'Apply mine',
  updateMine: 'Edit mine',
  anyway: {
    enable: 'Enable anyway',
    disable: 'Disable anyway',
    rotate: 'Rotate anyway',
    retire: 'Retire anyway',
    remove: 'Remove anyway',
  },
  goneTitle: 'This keypair is gone',
  gone: 'It was removed meanwhile, or you no longer administer this account or environment.',

  rotateAbout:
    'The keypair gets a new secret, which is shown once; the key ID stays. Give the new secret to the machines while the current one still works.',
  overlap: 'The current secret keeps working for',
  overlaps: {
    none: 'No time: it ends at once',
    hour: '1 hour',
    day: '1 day',
    week: '7 days',
    month: '30 days',
  },
  overlapNone: 'When somebody else may know it. Machines are refused until they have the new one.',
  fates: 'What happens to the current secrets',
  noFates: 'There is none at the moment.',
  secret: (hint: string) => `Secret …${hint}`,
  endsNow: 'ends at once',
  endsAt: 'works until',
  twoLive: (hint: string) =>
    `A keypair has at most two secrets: machines that still use …${hint} are refused as soon as you rotate.`,
  lostTitle: (hint: string) => `You have not seen the new secret …${hint}`,
  lost: 'It was never used. If your own attempt has made it, nobody knows it.',
  lostFirst: (hint: string) =>
    `Retire it first, then rotate: machines go on with …${hint} meanwhile. To rotate at once would end …${hint}, for a keypair has at most two secrets.`,
  lostFirstUntil: (hint: string) => `…${hint} works until`,
  lostOnly: 'It is the only one: machines are refused until you rotate again and give them that.',
  retireLost: (hint: string) => `Retire …${hint}`,
  rotateAgain: 'Rotate again',
  lostRetired: (hint: string) =>
    `Secret …${hint} is retired. Rotate now, to get a secret that you see.`,
  rotateMaybe:
    'It may have been rotated, and only the answer lost. Try again: you are told what is found.',

  retireAbout: 'It ends at once, for ever. The keypair keeps working with its other secret.',
  retireSecret: 'Secret',
  retireUsed: 'Machines that still have it are refused from their next token request on.',
  retireNewer: 'This is the newer of the two secrets',
  retireNewerEnds: (hint: string) => `The other secret, …${hint}, works until`,
  retireNewerAfter: 'After that the keypair has no secret, unless you rotate before.',
  retireEnded: 'It has ended already.',
  retireLastTitle: 'This is the last secret of the keypair',
  retireLast:
    'A keypair without a secret is of use to nobody. Rotate first, or disable or remove it.',

  removeAbout:
    'The keypair and its secrets are removed for ever. Machines that use it are refused from their next token request on. Its events are kept.',
  removeRecentTitle: 'It may have been used within the last day',
  removeRecent:
    'Some machine probably depends on it. Uses are noted at most once an hour, so the true last use may be up to two hours later than shown.',
  disableFirst:
    'Consider disabling it first: machines are refused just the same, but you can undo that.',
  removeDisabled: 'It is disabled: no machine gets access tokens with it now.',
  confirm: 'To confirm, type the last four characters of the key ID',
  confirmAbout: 'Exactly as shown above.',
  confirmWrong: 'These are not the last four characters of the key ID.',
} as const
