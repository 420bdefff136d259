export const keypairs = {
  title: 'Keypairs',
} as const
