/** The seeded users. A user's `sub` is the name. */
export const USERS = [
  { name: 'ada', role: 'administrator of account acme' },
  { name: 'tess', role: 'administrator of environment acme-test only' },
  { name: 'gil', role: 'administrator of account globex' },
  { name: 'vic', role: 'administrator of nothing' },
] as const

export function isUser(name: string): boolean {
  return USERS.some((user) => user.name === name)
}
