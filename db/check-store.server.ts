import { eq, sql } from 'drizzle-orm'
import * as corrections from './corrections.server.ts'
import type { Db } from './gateway.server.ts'
import { isAsRebuilt, peopleAfter, type Rebuild } from './history.server.ts'
import { attempt, currentEdition, edition, exerciseState, help, moduleProgress } from './schema.ts'
import { testSitting } from './test-schema.ts'

/** All that is wrong with a store, a sentence each; nothing is changed. It may be in use meanwhile. */
export async function checkStore(db: Db, rebuild: Rebuild): Promise<string[]> {
  const found = await damage(db)
  // What a damaged file answers to the other questions means nothing.
  if (found.length > 0) return found
  return [
    ...(await orphans(db)),
    ...(await numbering(db)),
    ...(await unreadableEditions(db)),
    ...(await attemptsWithoutEdition(db)),
    ...(await sittingsWithoutEdition(db)),
    ...(await unfinishedCorrections(db)),
    ...(await unfoundedProgress(db)),
    ...(await strayedProgress(db, rebuild)),
  ]
}

async function damage(db: Db): Promise<string[]> {
  try {
    const rows = await db.all<[string]>(sql`select integrity_check from pragma_integrity_check`)
    return rows.filter(([finding]) => finding !== 'ok').map(([finding]) => `The file is damaged: ${finding}`)
  } catch (error) {
    const reason = error instanceof Error ? (error.cause ?? error) : error
    return [`The store can't be read: ${reason instanceof Error ? reason.message : String(reason)}`]
  }
}

async function orphans(db: Db): Promise<string[]> {
  const rows = await db.all<[string, number, string]>(
    sql`select "table", count(*), parent from pragma_foreign_key_check group by "table", parent`,
  )
  return rows.map(
    ([table, count, parent]) => `${table}: rows refer to a ${parent} that is not there (${count}).`,
  )
}

/** Numbers within (person, course, exercise) are 1, 2, 3 …: a gap is an attempt that got lost. */
async function numbering(db: Db): Promise<string[]> {
  const { personId, courseId, exerciseId, number } = attempt
  const rows = await db
    .select({
      personId,
      courseId,
      exerciseId,
      count: sql<number>`count(*)`,
      last: sql<number>`max(${number})`,
    })
    .from(attempt)
    .groupBy(personId, courseId, exerciseId)
    .having(sql`min(${number}) <> 1 or max(${number}) <> count(*)`)
  return rows.map(
    (row) =>
      `attempt: ${row.personId} has ${row.count} attempts at ${row.courseId}/${row.exerciseId}, but the last is number ${row.last}.`,
  )
}

async function unreadableEditions(db: Db): Promise<string[]> {
  const current = await db.select().from(currentEdition)
  const problems: string[] = []
  // One at a time: bodies are large, and all of them together may be more than the memory.
  for (const { editionHash, courseId, moduleId, language } of current) {
    const body = await db.select().from(edition).where(eq(edition.hash, editionHash)).get()
    const isReadable =
      body !== undefined &&
      body.courseId === courseId &&
      body.moduleId === moduleId &&
      body.language === language &&
      [body.facts, body.blocks, body.exercises].every(isJson)
    if (!isReadable)
      problems.push(`edition: ${courseId}/${moduleId} in ${language} can't be read (${editionHash}).`)
  }
  return problems
}

async function attemptsWithoutEdition(db: Db): Promise<string[]> {
  const rows = await db
    .select({ hash: attempt.editionHash, count: sql<number>`count(*)` })
    .from(attempt)
    .where(sql`${attempt.editionHash} not in (select ${edition.hash} from ${edition})`)
    .groupBy(attempt.editionHash)
  return rows.map(
    ({ hash, count }) => `attempt: answers were given to an edition that is not there (${count} to ${hash}).`,
  )
}

async function sittingsWithoutEdition(db: Db): Promise<string[]> {
  const rows = await db
    .select({ hash: testSitting.editionHash, count: sql<number>`count(*)` })
    .from(testSitting)
    .where(sql`${testSitting.editionHash} not in (select ${edition.hash} from ${edition})`)
    .groupBy(testSitting.editionHash)
  return rows.map(
    ({ hash, count }) => `test: sittings are about an edition that is not there (${count} of ${hash}).`,
  )
}

async function unfinishedCorrections(db: Db): Promise<string[]> {
  const open = await corrections.unfinished(db)
  return open.map(
    ({ courseId, exerciseId }) =>
      `correction: the one of ${courseId}/${exerciseId} is not finished; jalon courses regrade goes on with it.`,
  )
}

async function unfoundedProgress(db: Db): Promise<string[]> {
  const known = sql`(select ${attempt.personId} from ${attempt} union select ${help.personId} from ${help})`
  const people = await db
    .selectDistinct({ id: exerciseState.personId })
    .from(exerciseState)
    .where(sql`${exerciseState.personId} not in ${known}`)
  const modules = await db
    .selectDistinct({ id: moduleProgress.personId })
    .from(moduleProgress)
    .where(sql`${moduleProgress.personId} not in ${known}`)
  return [...new Set([...people, ...modules].map(({ id }) => id))].map(
    (id) => `progress: ${id} has progress, but no attempt or help that explains it.`,
  )
}

async function strayedProgress(db: Db, rebuild: Rebuild): Promise<string[]> {
  const strayed: string[] = []
  let afterId = ''
  for (;;) {
    const people = await peopleAfter(db, { afterId, limit: 500 })
    for (const personId of people) {
      if (!(await isKeptRight(db, personId, rebuild))) {
        strayed.push(`progress: what is kept for ${personId} differs from what their attempts tell.`)
      }
    }
    const last = people.at(-1)
    if (last === undefined) return strayed
    afterId = last
  }
}

/** Events and progress are read one after the other: someone who acts in between is looked at again. */
async function isKeptRight(db: Db, personId: string, rebuild: Rebuild): Promise<boolean> {
  for (let look = 0; look < 5; look++) if (await isAsRebuilt(db, personId, rebuild)) return true
  return false
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
