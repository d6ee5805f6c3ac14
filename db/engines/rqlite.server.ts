import { createWriteStream } from 'node:fs'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { v7 as uuid } from 'uuid'
import {
  ConflictError,
  type Engine,
  isConflictMessage,
  type Result,
  type Statement,
  StoreError,
  type Value,
} from './engine.ts'
import { type Answer, parseClusterUrl, type RqliteClient, rqliteClient } from './rqlite-client.server.ts'
import { seal } from './sqlite-file.server.ts'

/**
 * Each write leaves its id here, in the same transaction. When a host dies before it answers, nobody knows whether the
 * write was applied; we send it again, and if it was, this key refuses the second one and we know.
 */
const receipts = `create table if not exists write_receipt (id text primary key not null) without rowid`
const appliedBefore = 'UNIQUE constraint failed: write_receipt.id'

/** No write is sent again after so long. */
const RECEIPT_MS = 3_600_000

/** Old receipts are swept out once in so many writes of this process. */
const SWEEP_EVERY = 1_000

/** How long a request goes from host to host before the store counts as down: a few elections. */
const PATIENCE_MS = 20_000

/** A store on an rqlite cluster: SQLite, replicated by Raft. A write is answered when a majority has it on disk. */
export async function openRqlite(url: string, patience = PATIENCE_MS): Promise<Engine> {
  const client = rqliteClient(parseClusterUrl(url), patience)
  await mustEnforceReferences(client)
  await makeReceipts(client)
  let writes = 0

  /**
   * Reads ask the leader's own copy (`weak`). In a partition it may be as old as the leader's lease; that is enough,
   * for what is decided from a read is guarded in the batch that follows. A new leader may for a moment not have
   * applied all that was accepted before it: the first read after any trouble goes through the log (`strong`), behind
   * everything accepted, so that nobody misses what they have just been told is safe.
   */
  async function read(statements: Statement[]): Promise<Result[]> {
    const hadTrouble = client.takeTrouble()
    const level = (round: number) => (hadTrouble || round > 1 ? 'strong' : 'weak')
    const together = statements.length > 1 ? '&transaction' : ''
    return results(
      statements,
      await client.post(
        (round) => `/db/query?level=${level(round)}${together}`,
        statements.map(parameterised),
      ),
    )
  }

  async function write(statements: Statement[]): Promise<Result[]> {
    const head: [string, ...Value[]][] = [['insert into write_receipt (id) values (?)', uuid()]]
    if (writes++ % SWEEP_EVERY === 0) head.push(['delete from write_receipt where id < ?', oldestReceipt()])
    const answers = await client.post('/db/request?transaction', [...head, ...statements.map(parameterised)])
    if (answers[0]?.error === appliedBefore) return afterwards(statements)
    return results(statements, answers.slice(head.length))
  }

  /** The write was applied, but its answer is lost: what it read is read now. */
  async function afterwards(statements: Statement[]): Promise<Result[]> {
    const reads = await Promise.all(statements.map((one) => (isRead(one) ? read([one]) : [{ rows: [] }])))
    return reads.flat()
  }

  return {
    name: 'rqlite',
    async run(statement) {
      const [result] = await (isRead(statement) ? read([statement]) : write([statement]))
      return result as Result
    },
    batch: (statements) => (statements.every(isRead) ? read(statements) : write(statements)),
    async rebuild(script) {
      // One request is one entry of the log: every host applies all of it at the same place, also when it replays.
      // SQLite runs a text of several statements up to the first that fails; what then stays open is rolled back.
      const check = 'insert into applied_migration (tag) select null from pragma_foreign_key_check'
      const text = ['pragma foreign_keys = off', 'begin immediate', ...script, check, 'commit'].join(';\n')
      const [answer] = await client.post('/db/execute', [text, 'rollback', 'pragma foreign_keys = on'])
      if (answer?.error) throw failure(answer.error)
    },
    async backup(file) {
      await client.download((body) => pipeline(Readable.fromWeb(body), createWriteStream(file)))
    },
    async close() {},
  }
}

/** Replaces everything on the cluster by the content of an SQLite file; tells where the old content is kept. */
export async function restoreRqlite(url: string, from: string): Promise<string> {
  const client = rqliteClient(parseClusterUrl(url), PATIENCE_MS)
  await mustEnforceReferences(client)
  const stamp = new Date().toISOString().replace(/\W/g, '')
  const aside = `${from}.before-${stamp}`
  await client.download((body) => pipeline(Readable.fromWeb(body), createWriteStream(aside)))
  const incoming = `${from}.incoming-${stamp}`
  try {
    // rqlite takes no file in WAL mode.
    await copyFile(from, incoming)
    await seal(incoming)
    await client.upload(new Uint8Array(await readFile(incoming)))
  } finally {
    await rm(incoming, { force: true })
  }
  await makeReceipts(client)
  return aside
}

/** rqlite enforces references only where it was started with -fk; hosts that differ would soon hold different data. */
async function mustEnforceReferences(client: RqliteClient): Promise<void> {
  for (const origin of client.origins) {
    const status = await client.status(origin)
    if (status && status.store?.db_conf?.fk_constraints !== true) {
      throw new StoreError(
        `${origin} does not enforce references between tables: start rqlited with -fk on every host.`,
      )
    }
  }
}

async function makeReceipts(client: RqliteClient): Promise<void> {
  const [there] = await client.post('/db/query?level=strong', [
    `select 1 from sqlite_master where type = 'table' and name = 'write_receipt'`,
  ])
  if (there?.values) return
  const [made] = await client.post('/db/execute', [receipts])
  if (made?.error) throw failure(made.error)
}

/** The ids begin with the time, so that their order is that of the writes. */
function oldestReceipt(): string {
  return uuid({ msecs: Date.now() - RECEIPT_MS, random: new Uint8Array(16) })
}

// drizzle wants rows from reads only, and we never ask a write to return any.
const isRead = ({ method }: Statement) => method !== 'run'

const parameterised = ({ sql, params }: Statement): [string, ...Value[]] => [sql, ...params]

function results(statements: Statement[], answers: Answer[]): Result[] {
  const failed = answers.find(({ error }) => error !== undefined)
  if (failed?.error) throw failure(failed.error)
  return statements.map(({ method }, i) => {
    const rows = answers[i]?.values ?? []
    return { rows: method === 'get' ? rows[0] : rows }
  })
}

function failure(message: string): Error {
  if (isConflictMessage(message)) return new ConflictError(message)
  if (message.startsWith('NOT NULL constraint failed: applied_migration.tag')) {
    return new StoreError('Rows would refer to rows that are gone.')
  }
  return new Error(message)
}
