import { KEY_ID_PATTERN } from '../shared/domain/keypairs/key-id.ts'
import { shown } from '../shared/domain/keypairs/shown-keypair.ts'
import { listBody, pageRequestOf } from '../shared/http/request/cursor.ts'
import { serve } from '../shared/http/serve.ts'
import { listKeypairs } from '../shared/operations/list-keypairs.ts'

export const createHandler = serve(
  listKeypairs,
  async ({ query, authority, now }, { keypairLister, usageReader }) => {
    const { incarnation } = authority.owner
    const page = await keypairLister.list(
      authority,
      pageRequestOf(query, incarnation, KEY_ID_PATTERN),
    )
    const usage = await usageReader.usageOf(page.items.map((keypair) => keypair.keyId))
    const items = page.items.map((keypair) => shown(keypair, usage.get(keypair.keyId), now))
    return { status: 200, body: listBody({ items, next: page.next }, incarnation) }
  },
)
