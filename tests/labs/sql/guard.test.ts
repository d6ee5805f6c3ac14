import { expect, test } from 'vitest'
import { makeGuard } from '#app/labs/sql/guard.ts'
import { buildImage, openImage } from '#app/labs/sql/image.ts'
import { startSqlite } from '#app/labs/sql/sqlite.ts'
import { withStatement } from '#app/labs/sql/statement.ts'
import { script, tables } from './tables.ts'

/** They are refused by their first word already: here they meet the guard alone. */
const statements = [
  "ATTACH ':memory:' AS other",
  'DETACH main',
  'PRAGMA database_list',
  'PRAGMA writable_schema = ON',
  'INSERT INTO person (id) VALUES (99)',
  'UPDATE person SET age = 99',
  "UPDATE sqlite_schema SET sql = 'x'",
  'DELETE FROM person',
  'DROP TABLE person',
  'DROP VIEW child',
  'ALTER TABLE person RENAME TO people',
  'CREATE TABLE mine (id INTEGER)',
  'CREATE TEMP TABLE mine AS SELECT 1',
  'CREATE INDEX mine ON person (id)',
  'CREATE VIEW mine AS SELECT 1',
  'CREATE TEMP TRIGGER mine AFTER INSERT ON person BEGIN SELECT 1; END',
  'CREATE VIRTUAL TABLE mine USING fts5(text)',
  'ANALYZE',
  'REINDEX',
  'BEGIN',
  'COMMIT',
  'SAVEPOINT mine',
  'SELECT * FROM pragma_database_list',
  'SELECT * FROM sqlite_schema',
  "SELECT sqlite_log(1, 'x')",
]

test('the guard alone refuses all that is no query, and lets queries through', async () => {
  const sqlite = await startSqlite()
  const guard = makeGuard(sqlite, 1000)
  const db = openImage(sqlite, buildImage(sqlite, tables, `${script} CREATE INDEX by_age ON person (age);`))
  guard.hold(db, performance.now() + 60_000)
  const codeOf = (sql: string) => withStatement(sqlite, db, sql, (_, code) => code)
  expect(statements.filter((sql) => codeOf(sql) === sqlite.capi.SQLITE_OK)).toEqual([])
  expect(codeOf('SELECT count(*) FROM child')).toBe(sqlite.capi.SQLITE_OK)
  // VACUUM is not asked about when it is prepared: its kind gives it away, and it is refused when it runs.
  const vacuum = withStatement(sqlite, db, "VACUUM INTO '/copy.db'", (statement) => ({
    isReading: sqlite.c.sqlite3_stmt_readonly(statement) !== 0,
    ends: sqlite.c.sqlite3_step(statement),
  }))
  expect(vacuum).toEqual({ isReading: false, ends: sqlite.capi.SQLITE_AUTH })
  sqlite.capi.sqlite3_close_v2(db)
})
