import { DynamoDBServiceException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { CommandError } from '../command-line/command-error.ts'
import { DomainError } from '../shared/domain/errors.ts'

/**
 * Chooses the error to throw when a table cannot be read. A missing table, missing credentials or a denied
 * permission becomes a `CommandError`, because the operator can correct it. Other errors stay as they are.
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
