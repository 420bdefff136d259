/**
 * The name of the service in logs and metrics. In a deployed stage it is the name of the stack, because one
 * AWS account may have several stages.
 */
export const SERVICE_NAME = process.env.POWERTOOLS_SERVICE_NAME ?? 'feedback-keys'
