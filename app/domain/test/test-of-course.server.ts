import type { Actor } from '#app/domain/access/actor.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Extra } from './allowed.ts'
import { noRecord, readRecord } from './close-sitting.server.ts'
import { findTest, type TestEditionFacts } from './load-test.server.ts'
import type { Occasion } from './occasion.ts'
import { scoreOf } from './results.ts'
import { standingOf, type TestStanding } from './standing.ts'
import type { TestCard, TestEntry, TestTerms } from './views.ts'

interface Asked {
  actor: Actor
  courseId: string
  language: string
  now: number
}

/** The two entries of a course's test on its page; null when it has none. */
export async function testOfCourse(
  db: Db,
  { actor, courseId, language, now }: Asked,
): Promise<TestCard | null> {
  const found = await findTest(db, { courseId, language })
  if (!found) return null
  const record = actor ? await readRecord(db, { personId: actor.id, courseId, now }) : noRecord
  const standing = standingOf(record, found.facts.test.tries)
  return {
    courseId,
    terms: termsOf(found.facts),
    pre: entryOf('pre', standing),
    post: entryOf('post', standing),
  }
}

function entryOf(occasion: Occasion, standing: TestStanding): TestEntry {
  const { running, counted, canBegin } = standing[occasion]
  const state = running ? 'running' : counted ? 'done' : canBegin ? 'open' : 'closed'
  return { occasion, state, score: counted && scoreOf(counted) }
}

/** `extra`: what a trainer gave the one who asks. */
export const termsOf = (
  { title, summary, minutes, language, test }: TestEditionFacts,
  { extraTries, extraMinutes }: Extra = { extraTries: 0, extraMinutes: 0 },
): TestTerms => ({
  title,
  summary,
  items: test.forms.a.length,
  minutes: test.isTimed ? minutes + extraMinutes : minutes,
  isTimed: test.isTimed,
  tries: test.tries + extraTries,
  languageShown: language,
})
