import { dynamodb } from '../../../shared/aws/sdk/clients.ts'

/**
 * Makes every sweep fail until it is allowed again: its events are retried and finally given up.
 * Everything else works, because only the sweep reads the whole partition of an owner.
 */
export function stopSweep(): () => void {
  const name = `stop-sweep-${crypto.randomUUID()}`
  dynamodb().middlewareStack.add(
    (next) => async (args) => {
      if (isOfSweep(args.input)) throw new Error('the sweep is stopped')
      return await next(args)
    },
    { step: 'initialize', name },
  )
  return () => {
    dynamodb().middlewareStack.remove(name)
  }
}

function isOfSweep(input: object): boolean {
  const isWholePartition =
    'KeyConditionExpression' in input && input.KeyConditionExpression === 'pk = :pk'
  const values = 'ExpressionAttributeValues' in input ? input.ExpressionAttributeValues : undefined
  return isWholePartition && /"(ACCOUNT|ENVIRONMENT)#/.test(JSON.stringify(values))
}
