import { serveUnmatched } from '../shared/http/serve-unmatched.ts'
import { answerUnmatched } from '../shared/operations/answer-unmatched.ts'
import { routedOperations } from '../shared/operations/index.ts'

export const createHandler = serveUnmatched(answerUnmatched, routedOperations)
