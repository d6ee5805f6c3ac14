import * as analysis from '#db/analysis.server.ts'
import * as cohorts from '#db/cohorts.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as tracking from '#db/tracking.server.ts'
import type { Actor } from '../access/actor.ts'
import type { Cohort } from '../cohort/cohort.ts'
import { ledCohort } from '../cohort/led-cohort.server.ts'
import { loadCourse } from '../course/load-course.server.ts'
import { shownText } from '../course/shown-edition.ts'
import { DomainError } from '../errors.ts'
import { isSameExercise } from '../exercise/same-exercise.ts'
import type { Choices } from './choices.ts'
import { type Analysed, type CountedRow, countedRows } from './counted.ts'
import type { DatedEdition, Gathered } from './gathered.ts'

interface Asked {
  actor: Actor
  cohortId: string
  courseId: string
  moduleId: string
  language: string
  choices: Choices
}

/**
 * The answers to the exercises of a module. Written answers count once a trainer has marked them: a self-check measures
 * nothing.
 * @throws DomainError `cohort_not_found`, `course_not_found`, `module_not_found`
 */
export async function gatherModule(db: Db, asked: Asked): Promise<Gathered> {
  const { courseId, moduleId, language } = asked
  const cohort = await cohortWith(db, asked)
  const { course, modules } = await loadCourse(db, courseId, language)
  const module = modules.find(({ id }) => id === moduleId)
  if (!module) throw new DomainError('not-found', 'module_not_found')
  const { dated, edition, choices } = await chosenText(db, { ...asked, shownHash: module.facts.hash })
  const people = await peopleOf(db, { ...asked, cohort })
  const { exercises } = edition
  const exerciseIds = exercises.map(({ id }) => id)
  const found = await analysis.answers(db, {
    courseId,
    exerciseIds,
    choiceIds: exercises.flatMap(({ kind, id }) => (kind === 'choice' ? id : [])),
    personIds: people.map(({ personId }) => personId),
    asAnswered: choices.edition !== null,
  })
  const written = new Set(exercises.flatMap(({ kind, id }) => (kind === 'written' ? id : [])))
  const answers = found.filter(({ exerciseId, isMarked }) => isMarked || !written.has(exerciseId))
  const rows = countedRows(answers, { people, exerciseIds, choices })
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
    blanks: 'left-out',
    editions: dated,
    otherItems: 0,
    isSame: await samenessOf(db, { courseId, moduleId, rows, choices }),
    answersTo: (exerciseId) => wholeAnswers(db, { courseId, exerciseId, rows }),
  }
}

async function wholeAnswers(
  db: Db,
  { courseId, exerciseId, rows }: { courseId: string; exerciseId: string; rows: readonly CountedRow[] },
): Promise<tracking.TrackedAnswer[]> {
  const numbers = new Map(
    rows.flatMap(({ personId, answers }) => {
      const counted = answers.find((answer) => answer?.exerciseId === exerciseId)
      return counted ? [[personId, counted.number] as const] : []
    }),
  )
  const all = await tracking.answersTo(db, { courseId, exerciseId, personIds: [...numbers.keys()] })
  return all.filter(({ personId, number }) => numbers.get(personId) === number)
}

/** The cohort, if the actor leads it and it takes the course. */
export async function cohortWith(
  db: Db,
  asked: { actor: Actor; cohortId: string; courseId: string },
): Promise<Cohort> {
  const cohort = await ledCohort(db, asked)
  if (!cohort.courseIds.includes(asked.courseId)) throw new DomainError('not-found', 'course_not_found')
  return cohort
}

/** Whose answers are analysed: of this cohort, or of all that the actor leads and that take the course. */
export async function peopleOf(
  db: Db,
  { actor, cohort, courseId, choices }: Pick<Asked, 'actor' | 'courseId' | 'choices'> & { cohort: Cohort },
): Promise<Analysed[]> {
  const led =
    choices.people === 'led' && actor
      ? await cohorts.listFor(db, actor.role === 'admin' ? null : actor.id)
      : [cohort]
  // An admin opens cohorts that others lead; the one on the page is always among them.
  const cohortIds = [...new Set([cohort.id, ...led.map(({ id }) => id)])]
  return analysis.peopleOf(db, { cohortIds, courseId })
}

/**
 * The text whose exercises are analysed: the edition that was chosen, else the one that is shown now. A choice that names
 * no edition of this text is none.
 */
export async function chosenText(
  db: Db,
  { courseId, moduleId, shownHash, choices }: Omit<Asked, 'actor' | 'cohortId'> & { shownHash: string },
): Promise<{ dated: DatedEdition[]; edition: editions.Edition; choices: Choices }> {
  const dated = await analysis.editionsOf(db, { courseId, moduleId })
  const chosen = dated.some(({ hash }) => hash === choices.edition) ? choices.edition : null
  const edition = await editions.byHash(db, chosen ?? shownHash)
  if (!edition) throw new Error(`The edition ${chosen ?? shownHash} is gone.`)
  return { dated, edition, choices: { ...choices, edition: chosen } }
}

/** Compares the editions that were answered with the text that is shown now in the same language. */
export async function samenessOf(
  db: Db,
  { courseId, moduleId, rows, choices }: Pick<Gathered, 'courseId' | 'moduleId' | 'rows' | 'choices'>,
): Promise<Gathered['isSame']> {
  if (choices.edition !== null) return () => true
  const current = await editions.currentOfModule(db, courseId, moduleId)
  const answered = new Set(
    rows.flatMap(({ answers }) => answers.flatMap((answer) => answer?.editionHash ?? [])),
  )
  const same = new Map<string, Set<string>>()
  // One after the other: only some editions are kept in memory.
  for (const hash of answered) {
    const edition = await editions.byHash(db, hash)
    const now = current.find(({ language }) => language === edition?.facts.language)
    const shown = now?.hash === hash ? edition : now ? await editions.byHash(db, now.hash) : edition
    const ids = (edition?.exercises ?? []).flatMap((exercise) =>
      isSameExercise(
        exercise,
        shown?.exercises.find(({ id }) => id === exercise.id),
      )
        ? exercise.id
        : [],
    )
    same.set(hash, new Set(ids))
  }
  return (exerciseId, hash) => same.get(hash)?.has(exerciseId) ?? false
}
