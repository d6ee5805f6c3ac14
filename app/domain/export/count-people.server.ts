import type { Cohort } from '#app/domain/cohort/cohort.ts'
import * as exports from '#db/exports.server.ts'
import type { Db } from '#db/gateway.server.ts'

/** How many people a cohort's files are about, and how many of them are in it no longer. */
export async function countPeople(
  db: Db,
  { id }: Pick<Cohort, 'id'>,
): Promise<{ people: number; gone: number }> {
  const people = await exports.peopleOf(db, id)
  return { people: people.length, gone: people.filter(({ state }) => state !== 'active').length }
}
