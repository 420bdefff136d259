export const keypair = {} as const
