import type { Dials, Happening } from './dials.ts'

function dialled(happening: Happening, where: number, who = 0, which = 0, how = 0): Dials {
  return { happening, where, who, which, how, fault: null }
}

/** A beginning that most histories share, lest all be about things that are not there. */
export const FURNISHED: readonly Dials[] = [
  dialled('register-account', 0),
  dialled('grant-administrator', 0),
  dialled('register-environment', 0),
  dialled('grant-administrator', 2, 1),
  dialled('create-keypair', 0),
  dialled('create-keypair', 2, 1),
  dialled('issue-token', 0),
]
