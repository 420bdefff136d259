import type { InjectionPoints } from './injection-point.ts'

const ACCOUNT = { type: 'account', id: 'pasted' } as const
const ENVIRONMENT = { type: 'environment', id: 'pasted' } as const

/**
 * Texts and ids that the product stores and shows again. It must refuse what has the form of a key secret.
 */
export const STORED_INJECTION_POINTS: InjectionPoints = {
  'a comment': (product, text, { owner }) =>
    product.manage('create-keypair', owner, { body: { scopes: [], comment: text } }),
  'a part of a comment': (product, text, { owner, keyId }) =>
    product.manage('update-keypair', owner, {
      params: { keyId },
      body: { comment: `for the nightly export: ${text}.` },
    }),
  'the name of an account': (product, text) =>
    product.platform('register-account', ACCOUNT, { body: { name: text } }),
  'the name of an environment': (product, text, { owner }) =>
    product.platform('register-environment', ENVIRONMENT, {
      body: { accountId: owner.id, name: text },
    }),
  'the id of an account': (product, text) =>
    product.platform('register-account', { type: 'account', id: text }, { body: { name: 'Acme' } }),
  'the id of an environment’s account': (product, text) =>
    product.platform('register-environment', ENVIRONMENT, { body: { accountId: text, name: 'A' } }),
  'the id of an account that is closed': (product, text) =>
    product.platform('close-account', { type: 'account', id: text }),
  'the owner ID in a path': (product, text) =>
    product.manage('list-keypairs', { type: 'account', id: text }),
  'the sub of an administrator': (product, text, { owner }) =>
    product.platform('grant-administrator', owner, { params: { userId: text } }),
}
