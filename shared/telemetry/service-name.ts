/**
 * Whose logs and metrics these are. Deployed, it is the name of the stack: several stages may live in one
 * account.
 */
export const SERVICE_NAME = process.env.POWERTOOLS_SERVICE_NAME ?? 'feedback-keys'
