import type { Adapter, Stored } from 'oidc-provider'

interface Entry {
  readonly payload: Stored
  readonly expiresAtMilliseconds: number
}

/** Keeps the provider's sessions, codes and grants in memory. */
export function memoryAdapter(): (model: string) => Adapter {
  const models = new Map<string, Adapter>()
  return (model) => {
    const adapter = models.get(model) ?? adapterOf(new Map())
    models.set(model, adapter)
    return adapter
  }
}

function adapterOf(entries: Map<string, Entry>): Adapter {
  const live = (entry: Entry | undefined) =>
    entry !== undefined && entry.expiresAtMilliseconds > Date.now() ? entry.payload : undefined
  return {
    async upsert(id, payload, expiresInSeconds) {
      entries.set(id, { payload, expiresAtMilliseconds: Date.now() + expiresInSeconds * 1000 })
    },
    async find(id) {
      return live(entries.get(id))
    },
    async findByUid(uid) {
      return live([...entries.values()].find(({ payload }) => payload.uid === uid))
    },
    async consume(id) {
      const entry = entries.get(id)
      const consumed = Math.floor(Date.now() / 1000)
      if (entry) entries.set(id, { ...entry, payload: { ...entry.payload, consumed } })
    },
    async destroy(id) {
      entries.delete(id)
    },
    async revokeByGrantId(grantId) {
      for (const [id, { payload }] of entries) {
        if (payload.grantId === grantId) entries.delete(id)
      }
    },
  }
}
