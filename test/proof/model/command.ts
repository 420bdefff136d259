import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'

/** A command on one keypair. The owner in the path need not be the keypair's owner. */
interface OnKeypair {
  readonly as: string
  readonly owner: OwnerRef
  readonly keyId: string
  /** The version that `If-Match` demands; undefined sends no `If-Match`. */
  readonly ifVersion?: number | undefined
}

/** A key secret that was shown to somebody. It may have been retired since. */
export interface HeldSecret {
  readonly keyId: string
  readonly secretId: string
  readonly keySecret: string
}

/** One request to the product, as the model understands it. Times are in seconds from now. */
export type Command =
  | { readonly do: 'register-account'; readonly owner: OwnerRef; readonly name: string }
  | { readonly do: 'close-account'; readonly owner: OwnerRef }
  | {
      readonly do: 'register-environment'
      readonly owner: OwnerRef
      readonly accountId: string
      readonly name: string
      readonly inheritAdministrators?: boolean | undefined
    }
  | { readonly do: 'close-environment'; readonly owner: OwnerRef }
  | { readonly do: 'grant-administrator'; readonly owner: OwnerRef; readonly user: string }
  | { readonly do: 'revoke-administrator'; readonly owner: OwnerRef; readonly user: string }
  | { readonly do: 'list-administrators'; readonly owner: OwnerRef }
  | {
      readonly do: 'create-keypair'
      readonly as: string
      readonly owner: OwnerRef
      readonly scopes: readonly string[]
      readonly comment: string | null
      readonly expiresInSeconds: number | null
    }
  | (OnKeypair & {
      readonly do: 'update-keypair'
      readonly scopes?: readonly string[] | undefined
      readonly comment?: string | null | undefined
      readonly expiresInSeconds?: number | null | undefined
    })
  | (OnKeypair & {
      readonly do: 'enable-keypair' | 'disable-keypair'
    })
  | (OnKeypair & { readonly do: 'remove-keypair' })
  | (Omit<OnKeypair, 'ifVersion'> & { readonly do: 'get-keypair' })
  | (OnKeypair & { readonly do: 'rotate-secret'; readonly overlapSeconds: number })
  | (OnKeypair & { readonly do: 'retire-secret'; readonly secretId: string })
  | {
      readonly do: 'list-keypairs'
      readonly as: string
      readonly owner: OwnerRef
      readonly limit: number
    }
  | {
      readonly do: 'list-audit-events'
      readonly as: string
      readonly owner: OwnerRef
      readonly limit: number
    }
  | { readonly do: 'list-owners'; readonly as: string }
  | {
      readonly do: 'issue-token'
      readonly secret: HeldSecret
      /** Undefined sends no scope. */
      readonly scope?: string | undefined
    }

/** The ids that the product gave to what a command created. */
export interface CreatedIds {
  readonly keyId: string
  readonly secretId: string
}
