import { type Db, openStore, type Store } from '#db/gateway.server.ts'
import { mustBeCurrent } from '#db/migrate.server.ts'
import { environment } from './environment.server.ts'

declare global {
  // On globalThis because Vite reloads modules in development, and every reload would open another connection.
  var jalonStore: Promise<Store> | undefined
}

/** Opens the store that the environment names and makes sure its tables are those of this version. */
export function theStore(): Promise<Store> {
  globalThis.jalonStore ??= openStore(environment().databaseUrl, { hasWriter: true }).then(async (store) => {
    await mustBeCurrent(store)
    return store
  })
  return globalThis.jalonStore
}

export const theDb = async (): Promise<Db> => (await theStore()).db

export async function closeTheStore(): Promise<void> {
  const open = globalThis.jalonStore
  globalThis.jalonStore = undefined
  if (open) await (await open).close()
}
