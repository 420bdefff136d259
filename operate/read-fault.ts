import { DynamoDBServiceException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { CommandError } from '../command-line/command-error.ts'
import { DomainError } from '../shared/domain/errors.ts'

/**
 * What to throw when a table cannot be read: a missing table, missing credentials or a denied permission
 * is for whoever typed the command to mend, and told in a sentence. Any other error is thrown as it is.
 */
export function readFault(tableName: string, error: unknown): unknown {
  const fault = error instanceof DomainError ? error.cause : error
  if (fault instanceof ResourceNotFoundException) {
    return new CommandError(`There is no table ${tableName} in this account and region.`, {
      cause: fault,
    })
  }
  const isOfAws = error instanceof DomainError || fault instanceof DynamoDBServiceException
  if (!isOfAws || !(fault instanceof Error)) return error
  const [reason] = fault.message.split('\n')
  return new CommandError(`${tableName} cannot be read: ${reason}`, { cause: fault })
}
