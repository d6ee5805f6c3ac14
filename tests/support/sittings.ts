import type { Actor, Person } from '#app/domain/access/actor.ts'
import type { FormId } from '#app/domain/course/course.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import { beginSitting } from '#app/domain/test/begin-sitting.server.ts'
import { endSitting } from '#app/domain/test/end-sitting.server.ts'
import type { Occasion } from '#app/domain/test/occasion.ts'
import { openTest } from '#app/domain/test/open-test.server.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import type { Edition } from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { everyKind, type GradedAtOnce, rightAnswers } from '#tests/support/exercises.ts'
import { aCourse, aLearner, anEdition, minute, now, published } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

/** Kinds that a test may have; each occurs once in each form. */
const kinds = everyKind.filter(({ kind }) => kind !== 'written' && kind !== 'r')

export const itemId = (form: FormId, kind: GradedAtOnce) => `${form}-${kind}`

const itemsOf = (form: FormId) =>
  kinds.map((exercise, index) => ({
    ...exercise,
    id: itemId(form, exercise.kind),
    objective: index < 3 ? 'count' : 'compare',
    hints: [],
  }))

interface Given {
  tries?: number
  isTimed?: boolean
  /** Names a later edition. */
  edition?: string
  objectives?: string[]
}

/** The edition of a test with six items in each form. Half an hour, once. */
function aTestEdition({ tries = 1, isTimed = true, edition = '1' }: Given = {}, language = 'en'): Edition {
  const [a, b] = [itemsOf('a'), itemsOf('b')]
  const made = anEdition({
    moduleId: 'exam',
    language,
    hash: `exam/${language}/${edition}`,
    title: 'Exam',
    minutes: 30,
    exercises: [...a, ...b],
    objectives: [
      { id: 'count', text: 'Count people' },
      { id: 'compare', text: 'Compare counts' },
    ],
    headings: [],
    test: { tries, isTimed, forms: { a: a.map(({ id }) => id), b: b.map(({ id }) => id) } },
  })
  const inForm = (form: FormId, items: typeof a) =>
    items.map(({ id }) => ({ type: 'exercise' as const, id, form }))
  return {
    ...made,
    blocks: [{ type: 'html', html: '<p>Introduction</p>' }, ...inForm('a', a), ...inForm('b', b)],
  }
}

/** Publishes a course of one module with a test. */
export async function publishedTest(db: Db, given: Given = {}): Promise<void> {
  await published(db, aCourse({ test: 'exam' }), [
    anEdition({ exercises: [] }),
    aTestEdition(given),
    aTestEdition(given, 'fr'),
  ])
}

const courseId = 'foundations'

/** Begins a sitting, and tells its id and form. */
export async function begun(
  db: Db,
  personId: string,
  occasion: Occasion,
  { number = 1, at = now }: { number?: number; at?: number } = {},
): Promise<sittings.Sitting> {
  await beginSitting(db, { person: { id: personId }, courseId, occasion, number, language: 'en', now: at })
  const { sittings: all } = await sittings.ofCourse(db, { personId, courseId })
  const sitting = all.find((one) => one.occasion === occasion && one.number === number)
  if (!sitting) throw new Error('The sitting did not begin.')
  return sitting
}

/** The right form of an item. */
export async function rightFields(db: Db, form: FormId, kind: GradedAtOnce): Promise<Fields> {
  const exercise = itemsOf(form).find((one) => one.kind === kind)
  if (!exercise) throw new Error(`${kind} is no item`)
  return fieldsOf(exercise, rightAnswers[kind], tokensOf(await tokenSecret(db), courseId, exercise.id))
}

/** Saves right answers to items of these kinds. */
export async function answered(
  db: Db,
  { id, personId, form, startedAt }: sittings.Sitting,
  right: GradedAtOnce[],
  at = startedAt + minute,
) {
  const answers = new Map<string, Fields>()
  for (const kind of right) answers.set(itemId(form, kind), await rightFields(db, form, kind))
  return saveAnswers(db, { person: { id: personId }, sittingId: id, answers, language: 'en', now: at })
}

/** A published test, and a learner before it. */
export async function aTest(given: Given = {}) {
  const db = await testDb()
  await publishedTest(db, given)
  return { db, person: await aLearner(db) }
}

/** The page of one occasion, as somebody sees it. */
export const look = (db: Db, actor: Actor, occasion: Occasion, at: number, language = 'en') =>
  openTest(db, { actor, courseId, occasion, language, now: at })

/** Hands a sitting in, two minutes after it began. */
export const handIn = (
  db: Db,
  person: Person,
  { id, startedAt }: sittings.Sitting,
  at = startedAt + 2 * minute,
) => endSitting(db, { person, sittingId: id, now: at })

/** Both tests, sat and handed in. */
export async function satBoth(db: Db, person: Person) {
  const pre = await begun(db, person.id, 'pre')
  await answered(db, pre, ['choice', 'numeric'])
  await handIn(db, person, pre)
  const post = await begun(db, person.id, 'post', { at: now + 60 * minute })
  await answered(db, post, ['choice', 'numeric', 'text', 'match', 'classify', 'order'])
  await handIn(db, person, post)
  return { pre, post }
}
