import { EVENT_ID_PATTERN } from '../shared/domain/audit/audit-event.ts'
import { listBody, pageRequestOf } from '../shared/http/request/cursor.ts'
import { serve } from '../shared/http/serve.ts'
import { listEvents } from '../shared/operations/list-events.ts'

export const createHandler = serve(listEvents, async ({ query, authority }, { eventLister }) => {
  const { owner } = authority
  const page = await eventLister.list(
    owner,
    pageRequestOf(query, owner.incarnation, EVENT_ID_PATTERN),
  )
  return { status: 200, body: listBody(page, owner.incarnation) }
})
