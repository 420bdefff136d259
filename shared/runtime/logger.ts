import { Logger } from '@aws-lambda-powertools/logger'

/**
 * The one logger of a function: JSON lines. What is logged is chosen member by member at each call:
 * never an event, a header, a body or a secret.
 */
export const logger = new Logger({ serviceName: 'feedback-keys' })
