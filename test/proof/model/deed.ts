import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'

/** What is done to a keypair by its address: of which owner the path speaks need not be whose it is. */
interface OnKeypair {
  readonly as: string
  readonly owner: OwnerRef
  readonly keyId: string
  /** The version that `If-Match` demands; undefined demands none. */
  readonly ifVersion?: number | undefined
}

/** A secret that somebody was once shown. */
export interface HeldSecret {
  readonly keyId: string
  readonly secretId: string
  readonly keySecret: string
}

/** One thing that is asked of the product. Times are in seconds from now. */
export type Deed =
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
      /** Undefined asks for no scope in particular. */
      readonly scope?: string | undefined
    }

/** The ids that a deed brought into the world. */
export interface Born {
  readonly keyId: string
  readonly secretId: string
}
