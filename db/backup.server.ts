import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { StoreError } from './engines/engine.ts'
import { inspect, seal } from './engines/sqlite-file.server.ts'
import { engineOf, replaceStore, type Store } from './gateway.server.ts'
import { mustFit, ourMigrations } from './migrate.server.ts'

/** Writes a consistent copy of the whole store, while it is in use, to a file that must not exist yet. */
export async function backup(store: Store, file: string): Promise<void> {
  if (existsSync(file)) throw new StoreError(`${file} is there already; a backup overwrites nothing.`)
  if (!existsSync(dirname(resolve(file)))) throw new StoreError(`There is no folder ${dirname(file)}.`)
  // Under its name stands only what is complete.
  const unfinished = `${file}.unfinished`
  try {
    await rm(unfinished, { force: true })
    await engineOf(store).backup(unfinished)
    await seal(unfinished)
    mustBeSound(unfinished)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Puts a backup in the place of the store. Tells where the old content was laid aside, if there was any. */
export async function restore(url: string, file: string): Promise<{ aside: string | null }> {
  if (!existsSync(file)) throw new StoreError(`There is no file ${file}.`)
  mustBeSound(file)
  return { aside: await replaceStore(url, file) }
}

/** Throws in plain words unless the file is an undamaged store that this version can work with. */
function mustBeSound(file: string): void {
  let applied: [string, string][]
  try {
    applied = inspect(file, (database) => {
      const damage = database.pragma('integrity_check', { simple: true })
      if (damage !== 'ok') throw new StoreError(`${file} is damaged: ${String(damage)}`)
      const orphans = database.pragma('foreign_key_check') as unknown[]
      if (orphans.length > 0)
        throw new StoreError(`${file} is damaged: ${orphans.length} rows refer to rows that are gone.`)
      return database.prepare<[], [string, string]>('select tag, hash from applied_migration').raw(true).all()
    })
  } catch (error) {
    if (error instanceof StoreError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(`${file} is not a store of Jalon: ${reason}`, { cause: error })
  }
  mustFit(new Map(applied), ourMigrations())
}
