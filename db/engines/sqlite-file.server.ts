import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { StoreError } from './engine.ts'

/** Looks into an SQLite file without changing it, and closes it again. */
export function inspect<T>(file: string, look: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** Makes a copy one self-contained file: what WAL mode leaves in a second one is brought home, and all is on disk. */
export async function seal(file: string): Promise<void> {
  const database = new Database(file, { fileMustExist: true })
  try {
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

/** Puts an SQLite file in the place of a store that nobody has open. Tells where the old one is now, if there was one. */
export async function replaceFile(place: string, from: string): Promise<string | null> {
  const incoming = `${place}.incoming`
  const aside = existsSync(place) ? `${place}.before-${new Date().toISOString().replace(/\W/g, '')}` : null
  const release = aside ? holdAlone(place) : () => {}
  try {
    await mkdir(dirname(place), { recursive: true })
    await copyFile(from, incoming)
    await seal(incoming)
    if (aside) {
      await rename(place, aside)
      for (const rest of ['-wal', '-shm'])
        if (existsSync(place + rest)) await rename(place + rest, aside + rest)
    }
    await rename(incoming, place)
    return aside
  } finally {
    release()
    await rm(incoming, { force: true })
  }
}

/** Locks a store against everyone. A connection in WAL mode keeps a lock while it is open, so this finds idle ones too. */
function holdAlone(place: string): () => void {
  const database = new Database(place, { timeout: 0 })
  try {
    database.pragma('journal_mode = DELETE')
    database.exec('begin exclusive')
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      database.close()
      throw new StoreError(`Another process has the store ${place} open. Stop the server first.`, {
        cause: error,
      })
    }
    // Too damaged to be locked: that is what it is being replaced for.
  }
  return () => database.close()
}
