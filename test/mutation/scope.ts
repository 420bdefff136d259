import { globSync } from 'node:fs'

/** What is mutated, by what it is for. */
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
    'shared/domain/keypairs/{change-keypair,check-keypair-members}.ts',
    'shared/domain/keypairs/{edit-keypair,new-secret}.ts',
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
 * @throws {Error} when a pattern has no file. A file that has moved would not be mutated, and nobody would know.
 */
export function groupOfFile(): ReadonlyMap<string, string> {
  return groupsIn(GROUPS)
}

/** The same of other groups. */
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

function filesOf(pattern: string): readonly string[] {
  const files = globSync(pattern)
  if (files.length === 0) throw new Error(`no file is ${pattern}`)
  return files
}
