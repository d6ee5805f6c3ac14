import { execFile } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox } from '#db/cohort-schema.ts'
import { engineOf, type Store, StoreError } from '#db/gateway.server.ts'
import { appliedTo, migrate, mustBeCurrent, readMigrations } from '#db/migrate.server.ts'
import { answerDraft, attempt, person, session } from '#db/schema.ts'
import { bareStore, bareStoreUrl, testFolder } from '#tests/support/bare-store.ts'

const ours = 'db/migrations'

/** Rebuilds `person` as drizzle-kit does it, with its children standing beside. */
const rebuildPerson = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_person\` (
	\`id\` text PRIMARY KEY NOT NULL, \`role\` text DEFAULT 'learner' NOT NULL, \`email\` text, \`name\` text, \`country\` text,
	\`organisation\` text, \`language\` text NOT NULL, \`password_hash\` text, \`created_at\` integer NOT NULL,
	\`erased_at\` integer, \`phone\` text DEFAULT 'none' NOT NULL
);
--> statement-breakpoint
INSERT INTO \`__new_person\`("id", "role", "email", "name", "country", "organisation", "language", "password_hash", "created_at", "erased_at")
SELECT "id", "role", "email", "name", "country", "organisation", "language", "password_hash", "created_at", "erased_at" FROM \`person\`;--> statement-breakpoint
DROP TABLE \`person\`;--> statement-breakpoint
ALTER TABLE \`__new_person\` RENAME TO \`person\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX \`person_email\` ON \`person\` (\`email\`);`

/** Our migrations and one more after them. */
async function withOneMore(text: string, { tag = 'more', later = 1 } = {}): Promise<string> {
  const folder = join(await testFolder(), 'migrations')
  await cp(ours, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(file, 'utf8')) as {
    entries: { idx: number; tag: string; when: number }[]
  }
  const last = journal.entries.at(-1)!
  journal.entries.push({ ...last, idx: last.idx + 1, tag, when: last.when + later })
  await writeFile(file, JSON.stringify(journal))
  await writeFile(join(folder, `${tag}.sql`), text)
  return folder
}

async function fill({ db }: Store): Promise<void> {
  const where = { personId: 'p1', courseId: 'c', moduleId: 'm', exerciseId: 'e' }
  await db.batch([
    db.insert(person).values({ id: 'p1', language: 'fr', email: 'a@example.org', createdAt: 1 }),
    db.insert(session).values({ idHash: 'h', personId: 'p1', device: 'phone', createdAt: 1, expiresAt: 2 }),
    db.insert(answerDraft).values({ ...where, fields: '{}', language: 'fr', typedAt: 1 }),
    ...[1, 2, 3].map((number) =>
      db.insert(attempt).values({
        ...where,
        id: `a${number}`,
        number,
        editionHash: 'x',
        language: 'fr',
        answer: '{}',
        code: 'right',
        detail: '{}',
        points: 1000,
        outOf: 1000,
        passMark: 80,
        at: number,
      }),
    ),
  ])
}

const counts = async ({ db }: Store) => [
  await db.$count(person),
  await db.$count(session),
  await db.$count(answerDraft),
  await db.$count(attempt),
]

const messageOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    (error: unknown) => {
      expect(error).toBeInstanceOf(StoreError)
      return (error as Error).message
    },
  )

/** Our migrations as they were before one of them. */
async function before(tag: string): Promise<string> {
  const folder = join(await testFolder(), 'migrations')
  await cp(ours, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: { tag: string }[] }
  const at = journal.entries.findIndex((entry) => entry.tag === tag)
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }))
  return folder
}

test('letters that wait are all there when the outbox takes those of reviews as well', async () => {
  const store = await bareStore()
  await migrate(store, await before('0006_review'))
  await store.db.run(sql`insert into cohort (id, name, starts_on, ends_on, languages, join_code, created_at)
    values ('c', 'C', '2025-01-01', '2025-02-01', '[]', 'j', 1)`)
  await store.db.run(sql`insert into outbox
    (id, key, kind, cohort_id, invitation_id, person_id, email, language, subject, body, state, error, tries, created_by,
      created_at, due_at, sent_at)
    values ('o', 'k', 'message', 'c', 'i', 'p', 'a@example.org', 'fr', 's', 'b', 'waiting', 'e', 2, 't', 3, 4, null)`)
  await migrate(store)
  expect(await store.db.select().from(outbox)).toEqual([
    {
      id: 'o',
      key: 'k',
      kind: 'message',
      cohortId: 'c',
      reviewId: null,
      invitationId: 'i',
      personId: 'p',
      email: 'a@example.org',
      language: 'fr',
      subject: 's',
      body: 'b',
      state: 'waiting',
      error: 'e',
      tries: 2,
      createdBy: 't',
      createdAt: 3,
      dueAt: 4,
      sentAt: null,
    },
  ])
})

test('a new store gets every migration, once', async () => {
  const store = await bareStore()
  expect(await messageOf(mustBeCurrent(store))).toContain('npm run jalon -- migrate')
  expect(await migrate(store)).toEqual({ applied: readMigrations(ours).map(({ tag }) => tag) })
  expect(await migrate(store)).toEqual({ applied: [] })
  await mustBeCurrent(store)
})

test('a filled store keeps every row when a table with children is rebuilt', async () => {
  const store = await bareStore()
  await migrate(store)
  await fill(store)
  const folder = await withOneMore(rebuildPerson)
  expect(await migrate(store, folder)).toEqual({ applied: ['more'] })
  expect(await counts(store)).toEqual([1, 1, 1, 3])
  expect(await store.db.get(sql`select phone from person`)).toEqual(['none'])

  // References are enforced again, and still lead to the rebuilt table.
  await expect(
    store.db
      .insert(session)
      .values({ idHash: 'i', personId: 'nobody', device: '', createdAt: 1, expiresAt: 2 }),
  ).rejects.toThrow()
  expect(await store.db.all(sql`select * from pragma_foreign_key_check`)).toEqual([])
})

test('a migration that fails, or would leave references without a row, leaves nothing behind', async () => {
  const store = await bareStore()
  await migrate(store)
  await fill(store)
  const broken = await withOneMore(
    'create table half (id text);--> statement-breakpoint\ncreate table nonsense (',
  )
  expect(await messageOf(migrate(store, broken))).toContain('nothing of it was kept')
  const orphaning = await withOneMore(`delete from person`)
  expect(await messageOf(migrate(store, orphaning))).toContain('would refer to rows that are gone')

  expect(await counts(store)).toEqual([1, 1, 1, 3])
  expect([...(await appliedTo(engineOf(store))).keys()]).toEqual(readMigrations(ours).map(({ tag }) => tag))
  expect(await store.db.all(sql`select 1 from sqlite_master where name = 'half'`)).toEqual([])
  // The store works on: references are enforced, no transaction is open.
  await expect(store.db.delete(person)).rejects.toThrow()
  expect(await migrate(store)).toEqual({ applied: [] })
})

test('a store from a newer version is refused, and so is one made with another form of a migration', async () => {
  const store = await bareStore()
  await migrate(store, await withOneMore('create table later (id text)', { tag: '0099_later' }))
  expect(await messageOf(migrate(store))).toMatch(/newer version of Jalon \(it has 0099_later\)/)
  expect(await messageOf(mustBeCurrent(store))).toMatch(/newer version/)
  const changed = await withOneMore('create table otherwise (id text)', { tag: '0099_later' })
  expect(await messageOf(migrate(store, changed))).toMatch(/another form of 0099_later/)
})

test('processes that start at once apply each migration once', async () => {
  const url = await bareStoreUrl()
  const run = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/support/migrate-store.ts', url])
  const outputs = await Promise.all(Array.from({ length: 4 }, run))
  const applied = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[])
  // Which process is quicker with which of them is nobody's to say.
  expect(applied.toSorted()).toEqual(readMigrations(ours).map(({ tag }) => tag))
})

test('a journal whose times do not rise is refused before anything is applied', async () => {
  const folder = await withOneMore('select 1', { later: 0 })
  expect(() => readMigrations(folder)).toThrow(/generate it again/)
})
