import { membership } from '#db/cohort-schema.ts'
import type { Db } from '#db/gateway.server.ts'
import { moduleProgress, person } from '#db/schema.ts'
import { testSitting } from '#db/test-schema.ts'
import { now } from './factories.ts'
import { cohortId } from './led-cohort.ts'

const courseId = 'foundations'

/** How far somebody of a cohort got; `gain` in points of 100, from the same 20 before for all. */
export interface Reached {
  isActive?: boolean
  hasFinished?: boolean
  gain?: number
}

/** Somebody in a cohort, as the store keeps them after they got so far. */
export async function reached(
  db: Db,
  id: string,
  { country, organisation }: { country: string | null; organisation: string | null },
  { isActive = false, hasFinished = false, gain }: Reached,
): Promise<void> {
  await db.insert(person).values({ id, country, organisation, language: 'en', createdAt: now })
  await db.insert(membership).values({ cohortId, personId: id, state: 'active', joinedAt: now })
  if (isActive || hasFinished)
    await db.insert(moduleProgress).values({
      personId: id,
      courseId,
      moduleId: 'stock-and-flow',
      settled: 1,
      points: 1000,
      startedAt: now,
      lastAt: now,
      finishedAt: hasFinished ? now : null,
    })
  if (gain !== undefined) {
    await sat(db, id, 'pre', 20)
    await sat(db, id, 'post', 20 + gain)
  }
}

/** A finished sitting with so many points of 100. */
export async function sat(
  db: Db,
  personId: string,
  occasion: 'pre' | 'post',
  points: number,
  number = 1,
): Promise<void> {
  await db.insert(testSitting).values({
    id: `${personId}-${occasion}-${number}`,
    personId,
    courseId,
    occasion,
    number,
    form: occasion === 'pre' ? 'a' : 'b',
    editionHash: 'exam/en/1',
    startedAt: now,
    finishedAt: now,
    points: points * 1000,
    outOf: 100_000,
    results: '[]',
  })
}

/** So many people of an office: all enrolled, the first ones active, the first of these finished, and with both tests. */
export async function anOffice(
  db: Db,
  country: string | null,
  organisation: string | null,
  [enrolled, active, finished, matched]: [number, number, number, number],
): Promise<void> {
  for (let index = 0; index < enrolled; index++)
    await reached(
      db,
      `${country}-${organisation}-${index}`,
      { country, organisation },
      {
        isActive: index < active,
        hasFinished: index < finished,
        ...(index < matched ? { gain: index } : {}),
      },
    )
}
