import { existsSync } from 'node:fs'

/** The files that are mutated, by the guarantee that they serve. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  authentication: [
    'shared/domain/tokens/authenticate-keypair.ts',
    'shared/domain/keypairs/{key-id,key-secret,keypair}.ts',
    'shared/domain/owners/{owner,authority}.ts',
    'shared/http/callers/{authenticate,callers}.ts',
    'shared/http/request/owner-in-path.ts',
    'shared/http/token/{parse-basic,parse-credentials,parse-form,form-decode}.ts',
    'shared/aws/tokens/credential-reader.ts',
    'shared/aws/secrets/{secret-verifier,secret-hasher,mac-message}.ts',
    'shared/aws/owners/administration.ts',
  ],
  token: [
    'functions/issue-token.ts',
    'shared/http/token/{oauth-error,parse-token-request,serve-token}.ts',
    'shared/domain/tokens/{scopes,token-claims,compact-jws,signing-key}.ts',
    'shared/aws/tokens/{signing-ring,usage-recorder}.ts',
  ],
  lifecycle: [
    'functions/{register,close}-{account,environment}.ts',
    'functions/{grant,revoke}-administrator.ts',
    'functions/{create,update,enable,disable,remove}-keypair.ts',
    'functions/{rotate,retire}-secret.ts',
    'shared/domain/until-settled.ts',
    'shared/domain/audit/changed-members.ts',
    'shared/domain/keypairs/{change-keypair,keypair-changes}.ts',
    'shared/domain/keypairs/{check-keypair-members,new-secret}.ts',
    'shared/domain/owners/{close-owner,require-open-owner}.ts',
    'shared/aws/transactions/{actions,transaction}.ts',
    'shared/aws/keypairs/keypair-{creator,lister,reader,remover,writer}.ts',
    'shared/aws/keypairs/usage-reader.ts',
    'shared/aws/owners/{account-registrar,environment-registrar,owner-registration}.ts',
    'shared/aws/owners/administrator-{granter,revoker,lister}.ts',
    'shared/aws/owners/{owner-closer,close-under-closed-account,find-open-owner}.ts',
  ],
  sweep: [
    'functions/{sweep-closed-owner,reconcile-orphans}.ts',
    'shared/aws/sweep/{sweeper,sweep-actions,orphan-finder}.ts',
    'shared/background/serve-stream.ts',
    'shared/domain/throw-rejected.ts',
  ],
}

/**
 * The files that are mutated, and the group of each.
 *
 * @throws {Error} when no file has one of the names. Otherwise nobody would notice that a file that moved is
 * no longer mutated.
 */
export function groupOfFile(): ReadonlyMap<string, string> {
  return groupsIn(GROUPS)
}

/** Does the same for other groups. */
export function groupsIn(
  groups: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(groups).flatMap(([group, patterns]) =>
      patterns
        .flatMap(filesOf)
        .sort()
        .map((file) => [file, group] as const),
    ),
  )
}

/** The files of a pattern. Each of the words in its braces must have a file. */
function filesOf(pattern: string): readonly string[] {
  const [braces, words = ''] = /\{([^}]*)\}/.exec(pattern) ?? []
  if (braces !== undefined) {
    return words.split(',').flatMap((word) => filesOf(pattern.replace(braces, word)))
  }
  if (!existsSync(pattern)) throw new Error(`no file is ${pattern}`)
  return [pattern]
}
