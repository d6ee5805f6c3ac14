import { environment } from '#app/web/environment.server.ts'
import { openStore, type Store } from '#db/gateway.server.ts'
import { mustBeCurrent } from '#db/migrate.server.ts'

/** Opens the store that DATABASE_URL names for the length of one command. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(environment().databaseUrl)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The same for a command that needs every table of this version. */
export function withCurrentStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return withStore(async (store) => {
    await mustBeCurrent(store)
    return work(store)
  })
}
