import * as analysis from '#db/analysis.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Actor } from '../access/actor.ts'
import type { EditionFacts, FormId } from '../course/course.ts'
import { shownText } from '../course/shown-edition.ts'
import { thousandths } from '../progress/learning.ts'
import type { GradedAnswer } from '../test/grade-sitting.ts'
import { heldAnswer } from '../test/held-answer.ts'
import { loadTest } from '../test/load-test.server.ts'
import type { Occasion } from '../test/occasion.ts'
import type { Choices } from './choices.ts'
import { type Analysed, type CountedRow, countingOne, isChosen, shareOf } from './counted.ts'
import { chosenText, cohortWith, peopleOf, samenessOf } from './gather-module.server.ts'
import type { Gathered } from './gathered.ts'

interface Asked {
  actor: Actor
  cohortId: string
  courseId: string
  occasion: Occasion
  form: FormId
  language: string
  choices: Choices
}

/**
 * The answers to one form of the test before or after a course, in sittings that are over. What was left blank in them
 * is worth 0. A sitting is of the day and the language in which it began.
 * @throws DomainError `cohort_not_found`, `course_not_found`, `test_not_found`
 */
export async function gatherTest(db: Db, asked: Asked): Promise<Gathered> {
  const { courseId, occasion, form, language } = asked
  const cohort = await cohortWith(db, asked)
  const { course, facts } = await loadTest(db, asked)
  const { moduleId } = facts
  const { dated, edition, choices } = await chosenText(db, { ...asked, moduleId, shownHash: facts.hash })
  const people = await peopleOf(db, { ...asked, cohort })
  const itemIds = edition.facts.test?.forms[form] ?? []
  const exercises = itemIds.flatMap((id) => edition.exercises.find((exercise) => exercise.id === id) ?? [])
  const found = await analysis.sittings(db, {
    courseId,
    occasion,
    form,
    personIds: people.map(({ personId }) => personId),
  })
  const factsOf = await factsByHash(db, found)
  const counted = countedSittings(found, { people, choices, factsOf })
  const sameItems = counted.filter(({ editionHash }) =>
    isSameList(factsOf.get(editionHash)?.test?.forms[form] ?? [], itemIds),
  )
  const graded = await gradedIn(db, sameItems, choices.edition !== null)
  const rows = rowsOf({ sittings: sameItems, itemIds, factsOf, graded })
  return {
    cohort,
    choices,
    courseId,
    courseTitle: shownText(course.title, language, course.source),
    moduleId,
    title: edition.facts.title,
    textLanguage: edition.facts.language,
    sourceLanguage: course.source,
    exercises,
    people: people.length,
    rows,
    blanks: 'zero',
    editions: dated,
    otherItems: counted.length - sameItems.length,
    isSame: await samenessOf(db, { courseId, moduleId, rows, choices }),
    answersTo: async (exerciseId) => {
      const given = rows.flatMap(
        ({ answers }) => answers.find((answer) => answer?.exerciseId === exerciseId) ?? [],
      )
      return given.map((one) => ({ ...one, ...wholeOf(graded.get(keyOf(one)) as GradedAnswer) }))
    },
  }
}

type Facts = ReadonlyMap<string, EditionFacts>

async function factsByHash(db: Db, sittings: readonly analysis.AnalysedSitting[]): Promise<Facts> {
  const found = new Map<string, EditionFacts>()
  for (const { editionHash } of sittings) {
    if (found.has(editionHash)) continue
    const edition = await editions.byHash(db, editionHash)
    if (edition) found.set(editionHash, edition.facts)
  }
  return found
}

/** The sitting of each person that counts. */
function countedSittings(
  sittings: readonly analysis.AnalysedSitting[],
  { people, choices, factsOf }: { people: readonly Analysed[]; choices: Choices; factsOf: Facts },
): analysis.AnalysedSitting[] {
  return people.flatMap(({ personId, until }) => {
    const own = sittings.filter(({ personId: id, editionHash, startedAt }) => {
      const language = factsOf.get(editionHash)?.language
      return (
        id === personId &&
        language !== undefined &&
        isChosen(choices, { language, editionHash, at: startedAt }, until)
      )
    })
    return countingOne(choices.counting, own, shareOf) ?? []
  })
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && other.every((id) => one.includes(id))

/** What came of the items of these sittings, by who answered which item. */
type Graded = ReadonlyMap<string, GradedAnswer & { editionHash: string | null }>

const keyOf = ({ personId, exerciseId }: { personId: string; exerciseId: string }): string =>
  `${personId}/${exerciseId}`

async function gradedIn(
  db: Db,
  sittings: readonly analysis.AnalysedSitting[],
  asAnswered: boolean,
): Promise<Graded> {
  const personOf = new Map(sittings.map(({ id, personId }) => [id, personId]))
  const answers = await analysis.sittingAnswers(db, [...personOf.keys()])
  return new Map(
    answers.map(({ sittingId, exerciseId, graded, held }) => {
      const own = JSON.parse(graded) as GradedAnswer
      const now = heldAnswer(own, held)
      // In the text that was answered its options stand elsewhere, perhaps.
      const answer = asAnswered ? own.answer : now.answer
      const editionHash = asAnswered ? null : (held?.editionHash ?? null)
      return [keyOf({ personId: personOf.get(sittingId) ?? '', exerciseId }), { ...now, answer, editionHash }]
    }),
  )
}

function rowsOf(given: {
  sittings: analysis.AnalysedSitting[]
  itemIds: string[]
  factsOf: Facts
  graded: Graded
}): CountedRow[] {
  const { sittings, itemIds, factsOf, graded } = given
  return sittings.map(({ personId, number, editionHash, startedAt }) => ({
    personId,
    answers: itemIds.map((exerciseId) => {
      const found = graded.get(keyOf({ personId, exerciseId }))
      if (!found) return null
      return {
        personId,
        exerciseId,
        number,
        editionHash: found.editionHash ?? editionHash,
        language: factsOf.get(editionHash)?.language ?? '',
        points: thousandths(found.verdict.points),
        outOf: thousandths(found.verdict.outOf),
        answer: JSON.stringify(found.answer),
        at: startedAt,
      }
    }),
  }))
}

const wholeOf = ({ answer, verdict }: GradedAnswer) => ({
  answer: JSON.stringify(answer),
  code: verdict.code,
  detail: JSON.stringify(verdict.detail),
})
