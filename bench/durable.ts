import { join } from 'node:path'
import Database from 'better-sqlite3'
import { median } from './compare.ts'

export interface DurableFigures {
  /** CPU and wall milliseconds of one synced insert. */
  cpu: number
  wall: number
}

/** The bare limit of a durable answer: one row in one synced commit, straight through better-sqlite3. */
export function measureDurableInsert(folder: string): DurableFigures {
  const database = new Database(join(folder, 'bare.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE attempt (id TEXT PRIMARY KEY, person TEXT, answer TEXT, at INTEGER)')
  const insert = database.prepare('INSERT INTO attempt VALUES (?, ?, ?, ?)')
  const rounds = Array.from({ length: 9 }, (_, round) => {
    const before = process.cpuUsage()
    const startedAt = process.hrtime.bigint()
    for (let row = 0; row < 100; row += 1) insert.run(`${round}-${row}`, 'person', '{"text":"25.8"}', row)
    const { user, system } = process.cpuUsage(before)
    return {
      cpu: (user + system) / 100 / 1000,
      wall: Number(process.hrtime.bigint() - startedAt) / 100 / 1e6,
    }
  })
  database.close()
  return { cpu: median(rounds.map(({ cpu }) => cpu)), wall: median(rounds.map(({ wall }) => wall)) }
}
