import { globSync } from 'node:fs'

/** What is mutated, by what it is for. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  authentication: [
    'shared/domain/{authenticate-keypair,key-id,key-secret,keypair,owner,authority}.ts',
    'shared/http/{authenticate,callers}.ts',
    'shared/http/token/{parse-basic,parse-credentials,parse-form,form-decode}.ts',
    'shared/aws/{credential-reader,secret-verifier,secret-hasher,mac-message,administration}.ts',
  ],
  token: [
    'functions/issue-token.ts',
    'shared/http/token/{oauth-error,parse-token-request,serve-token}.ts',
    'shared/domain/{scopes,token-claims,compact-jws,signing-key}.ts',
    'shared/aws/{signing-ring,usage-recorder}.ts',
  ],
  lifecycle: [
    'functions/{register,close}-{account,environment}.ts',
    'functions/{grant,revoke}-administrator.ts',
    'functions/{create,update,enable,disable,remove}-keypair.ts',
    'functions/{rotate,retire}-secret.ts',
    'shared/domain/{change-keypair,new-secret,until-settled}.ts',
    'shared/domain/{changed-members,check-keypair-members}.ts',
    'shared/http/{edit-keypair,close-owner}.ts',
    'shared/aws/{actions,transaction,administrators,close-under-closed-account}.ts',
    'shared/aws/keypair-{creator,reader,remover,writer}.ts',
    'shared/aws/{owner-closer,owner-registration,account-registrar,environment-registrar}.ts',
  ],
  sweep: [
    'functions/{sweep-closed-owner,reconcile-orphans}.ts',
    'shared/aws/{sweeper,sweep-actions,orphan-finder}.ts',
    'shared/background/serve-stream.ts',
    'shared/domain/throw-rejected.ts',
  ],
}

/** The files that are mutated, and the group of each. */
export function groupOfFile(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(GROUPS).flatMap(([group, patterns]) =>
      globSync([...patterns])
        .sort()
        .map((file) => [file, group] as const),
    ),
  )
}
