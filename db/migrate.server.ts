import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Engine, StoreError } from './engines/engine.ts'
import { engineOf, isConflict, type Store } from './gateway.server.ts'

/** One step of the schema, as drizzle-kit wrote it. */
export interface Migration {
  tag: string
  hash: string
  statements: string[]
}

const ledger = `create table if not exists applied_migration (
  tag text primary key not null,
  hash text not null,
  applied_at integer not null
) without rowid`

/**
 * Brings the store to the schema of this version. drizzle's own migrator is not used: on SQLite it may delete the rows
 * that refer to a rebuilt table, and passes over a step that is older than the last one applied.
 */
export async function migrate(store: Store, folder = migrationsFolder()): Promise<{ applied: string[] }> {
  const engine = engineOf(store)
  const migrations = readMigrations(folder)
  await engine.run({ sql: ledger, params: [], method: 'run' })
  const applied: string[] = []
  for (const migration of migrations) {
    const done = await appliedTo(engine)
    mustFit(done, migrations)
    if (done.has(migration.tag)) continue
    if (await apply(engine, migration)) applied.push(migration.tag)
  }
  mustFit(await appliedTo(engine), migrations)
  return { applied }
}

/** Throws in plain words unless the store has the schema of exactly this version. */
export async function mustBeCurrent(store: Store, folder = migrationsFolder()): Promise<void> {
  const migrations = readMigrations(folder)
  const done = await appliedTo(engineOf(store))
  mustFit(done, migrations)
  const missing = migrations.filter(({ tag }) => !done.has(tag))
  if (missing.length > 0) {
    throw new StoreError(
      `The store lacks ${missing.map(({ tag }) => tag).join(', ')}. Run "npm run jalon -- migrate".`,
    )
  }
}

/** False if another process applied it in the meantime: the tag is the key, so a second application can't begin. */
async function apply(engine: Engine, { tag, hash, statements }: Migration): Promise<boolean> {
  // Both values are made by us and hold no quote; a script takes no parameters.
  const claim = `insert into applied_migration (tag, hash, applied_at) values ('${tag}', '${hash}', ${Date.now()})`
  try {
    await engine.rebuild([claim, ...statements])
    return true
  } catch (error) {
    if (isConflict(error)) return false
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(`The migration ${tag} failed and nothing of it was kept: ${reason}`, {
      cause: error,
    })
  }
}

/** The migrations applied to a store: their hashes by tag. */
export async function appliedTo(engine: Engine): Promise<Map<string, string>> {
  const known = await engine.run({
    sql: `select 1 from sqlite_master where type = 'table' and name = 'applied_migration'`,
    params: [],
    method: 'all',
  })
  if (known.rows?.length === 0) return new Map()
  const { rows } = await engine.run({
    sql: 'select tag, hash from applied_migration',
    params: [],
    method: 'all',
  })
  return new Map(rows as [string, string][])
}

/** Refuses a store that is newer than this version, or was made by another one. */
export function mustFit(done: Map<string, string>, migrations: Migration[]): void {
  const hashes = new Map(migrations.map(({ tag, hash }) => [tag, hash]))
  for (const [tag, hash] of done) {
    const ours = hashes.get(tag)
    if (ours === undefined) {
      throw new StoreError(
        `The store is from a newer version of Jalon (it has ${tag}). Install that version, or restore a backup.`,
      )
    }
    if (ours !== hash) {
      throw new StoreError(
        `The store was made with another form of ${tag} than this version's. Restore a backup, or begin a new store.`,
      )
    }
  }
}

interface Journal {
  entries: { idx: number; tag: string; when: number }[]
}

/** Reads drizzle-kit's journal and the SQL beside it; a journal out of order is a mistake in a merge, and refused. */
export function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
  let before = { idx: -1, when: 0, tag: '' }
  return journal.entries.map((entry) => {
    if (entry.idx !== before.idx + 1 || entry.when <= before.when) {
      throw new StoreError(
        `The migration ${entry.tag} is not later than ${before.tag || 'the beginning'}: generate it again.`,
      )
    }
    if (!/^\w+$/.test(entry.tag)) throw new StoreError(`A migration can't be called "${entry.tag}".`)
    before = entry
    const text = readFileSync(join(folder, `${entry.tag}.sql`), 'utf8')
    return {
      tag: entry.tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text
        .split('--> statement-breakpoint')
        .map((sql) => sql.trim().replace(/;$/, ''))
        .filter((sql) => sql !== '' && !isForeignKeyPragma(sql)),
    }
  })
}

/** drizzle-kit switches references off inside the transaction, where that does nothing; our engines do it around it. */
const isForeignKeyPragma = (sql: string) => /^\s*pragma\s+foreign_keys\s*=/i.test(sql)

/** The migrations of this version. */
export function ourMigrations(): Migration[] {
  return readMigrations(migrationsFolder())
}

/** Beside this file; or, in the built server, under the folder it was started from. */
function migrationsFolder(): string {
  const beside = fileURLToPath(new URL('migrations', import.meta.url))
  return existsSync(beside) ? beside : join(process.cwd(), 'db', 'migrations')
}
