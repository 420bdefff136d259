export const changes = {
  reading: 'Loading the keypair',
  title: {
    update: 'Update keypair',
    enable: 'Enable keypair',
    disable: 'Disable keypair',
    rotate: 'Rotate secret',
    retire: 'Retire secret',
    remove: 'Remove keypair',
  },
  action: {
    update: 'Update',
    enable: 'Enable',
    disable: 'Disable',
    rotate: 'Rotate',
    retire: 'Retire',
    remove: 'Remove',
  },
  /** Messages after a success. */
  done: {
    update: (keyId: string) => `Keypair ${keyId} was updated.`,
    enable: (keyId: string) => `Keypair ${keyId} was enabled.`,
    disable: (keyId: string) =>
      `Keypair ${keyId} was disabled. It can no longer get access tokens.`,
    retire: (keyId: string) =>
      `A secret of keypair ${keyId} was retired. It can no longer get access tokens.`,
    remove: (keyId: string) => `Keypair ${keyId} was removed.`,
  },
  /** Messages after a failure, for when the dialog is closed. A sentence with the reason follows. */
  notDone: {
    update: (keyId: string) => `Keypair ${keyId} was not updated.`,
    enable: (keyId: string) => `Keypair ${keyId} was not enabled.`,
    disable: (keyId: string) => `Keypair ${keyId} was not disabled.`,
    rotate: (keyId: string) => `The secret of keypair ${keyId} was not rotated.`,
    retire: (keyId: string) => `The secret of keypair ${keyId} was not retired.`,
    remove: (keyId: string) => `Keypair ${keyId} was not removed.`,
  },
  /** The same when the service may have made the change. */
  notKnown: {
    update: (keyId: string) =>
      `We could not confirm whether keypair ${keyId} was updated. Check it before you try again.`,
    enable: (keyId: string) =>
      `We could not confirm whether keypair ${keyId} was enabled. Check it before you try again.`,
    disable: (keyId: string) =>
      `We could not confirm whether keypair ${keyId} was disabled. Check it before you try again.`,
    rotate: (keyId: string) =>
      `We could not confirm whether the secret of keypair ${keyId} was rotated. Check its secrets before you try again.`,
    retire: (keyId: string) =>
      `We could not confirm whether the secret of keypair ${keyId} was retired. Check its secrets before you try again.`,
    remove: (keyId: string) =>
      `We could not confirm whether keypair ${keyId} was removed. Look for it in the list before you try again.`,
  },
  othersFaster: 'Somebody else changed it in the meantime.',
  othersMaybeFaster: 'It was changed in the meantime, maybe by your own attempt.',
  tokensLiveOn:
    'Access tokens that were already issued keep working until they expire: at most 15 minutes, unless the operator of the service has set another lifetime.',
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
    `This keypair can no longer get access tokens for ${scopes}. A token request that asks for any of that is refused.`,
  expirySooner: 'It expires earlier than before.',

  disableEffect:
    'This keypair can no longer get access tokens, with any of its secrets. You can enable it again at any time.',
  enableEffect: 'This keypair can get access tokens again.',
  enableExpired:
    'This keypair has expired. It gets no access tokens until you update its expiry too.',
  already: {
    enable: 'This keypair is already enabled.',
    disable: 'This keypair is already disabled.',
  },

  overtakenTitle: 'This keypair was changed in the meantime',
  overtaken: 'What you asked for was not done. Check the keypair as it is now, then decide.',
  overtakenMaybeByUs:
    'Your own attempt may have changed it: we did not receive the answer. Check the keypair as it is now, then decide.',
  overtakenSame: 'It was changed and changed back: it is now the same as you saw it.',
  changedBy: 'Last changed by',
  changedByPlatform: 'the platform',
  beforeAnd: (member: string) => `${member} before`,
  nowAnd: (member: string) => `${member} now`,
  yoursAnd: (member: string) => `${member} as you entered it`,
  asItIsNow: 'As it is now',
  keepTheirs: 'Keep as it is',
  applyMine: 'Apply my changes',
  backToForm: 'Back to the form',
  anyway: {
    enable: 'Enable anyway',
    disable: 'Disable anyway',
    rotate: 'Rotate anyway',
    retire: 'Retire anyway',
    remove: 'Remove anyway',
  },
  goneTitle: 'This keypair was not found',
  gone: 'It was already removed, or you no longer administer this account or environment.',

  rotateAbout:
    'The keypair gets a new secret, which is shown once. The key ID stays the same. Give the new secret to the machines while the current one still works.',
  overlap: 'The current secret keeps working for',
  overlaps: {
    none: 'No time: it ends at once',
    hour: '1 hour',
    day: '1 day',
    week: '7 days',
    month: '30 days',
  },
  overlapNone:
    'Choose this if somebody else may know it. Machines are refused until they have the new one.',
  fates: 'What happens to the current secrets',
  noFates: 'The keypair has no secret now.',
  secret: (hint: string) => `Secret …${hint}`,
  endsNow: 'ends at once',
  endsAt: 'works until',
  twoLive: (hint: string) =>
    `A keypair has at most two secrets. Machines that still use …${hint} are refused as soon as you rotate.`,
  lostTitle: (hint: string) => `You have not seen the new secret …${hint}`,
  lost: 'It was never used. If your own attempt created it, nobody knows it.',
  lostFirst: (hint: string) =>
    `Retire it first, then rotate. Machines can use …${hint} in the meantime. If you rotated now, …${hint} would end at once, because a keypair has at most two secrets.`,
  lostFirstUntil: (hint: string) => `…${hint} works until`,
  lostOnly:
    'It is the only secret. Machines are refused until you rotate again and give them the new one.',
  retireLost: (hint: string) => `Retire …${hint}`,
  rotateAgain: 'Rotate again',
  lostRetired: (hint: string) =>
    `Secret …${hint} was retired. Rotate now to get a secret that you can see.`,
  rotateMaybe:
    'We could not confirm whether the secret was rotated. Try again: if it was, it is not rotated twice, and you see the keypair as it is now.',

  retireAbout: 'It ends at once and for good. The keypair keeps working with its other secret.',
  retireSecret: 'Secret',
  retireUsed: 'Machines that still use it are refused at their next token request.',
  retireNewer: 'This is the newer of the two secrets',
  retireNewerEnds: (hint: string) => `The other secret, …${hint}, works until`,
  retireNewerAfter: 'After that, the keypair has no secret, unless you rotate first.',
  retireEnded: 'This secret has already ended.',
  retireLastTitle: 'This is the last secret of the keypair',
  retireLast:
    'Nobody can use a keypair without a secret. Rotate first, or disable or remove the keypair.',

  removeAbout:
    'The keypair and its secrets are removed for good. Machines that use it are refused at their next token request. Its audit events are kept.',
  removeRecentTitle: 'This keypair may have been used within the last day',
  removeRecent:
    'A machine probably depends on it. A use is recorded at most once an hour, so the real last use may be up to two hours later than shown.',
  disableFirst:
    'Consider disabling it first: machines are refused just the same, but you can undo it.',
  removeDisabled: 'It is disabled: no machine can get access tokens with it now.',
  confirm: 'To confirm, type the last four characters of the key ID',
  confirmAbout: 'Type them exactly as shown above.',
  confirmWrong: 'These are not the last four characters of the key ID.',
} as const
