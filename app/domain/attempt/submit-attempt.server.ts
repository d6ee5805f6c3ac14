import { validate as isUuid, v5 as uuidOf } from 'uuid'
import type { Person } from '#app/domain/access/actor.ts'
import {
  exerciseIn,
  loadModule,
  type ShownExercise,
  type ShownModule,
} from '#app/domain/course/load-module.server.ts'
import { feedbackOn, grade, readFields } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { GradedVerdict, Verdict } from '#app/domain/exercise/verdict.ts'
import { dataOf, drawFor } from '#app/domain/lab/draw-of.ts'
import { gatherEvidence } from '#app/domain/lab/gather-evidence.server.ts'
import { keepRun, pastRuns } from '#app/domain/lab/keep-run.server.ts'
import { shownRun } from '#app/domain/lab/shown-run.ts'
import { moduleProgressView } from '#app/domain/progress/module-progress-view.ts'
import type { Device, ExerciseOutcome } from '#app/domain/progress/views.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'
import * as attempts from '#db/attempts.server.ts'
import * as drafts from '#db/drafts.server.ts'
import type { Place } from '#db/enrolments.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { DomainError } from '../errors.ts'
import { decideAttempt } from './decide-attempt.ts'
import { exerciseView, withUngraded } from './exercise-view.ts'
import { readOutcome, stillFits } from './read-outcome.server.ts'

export interface Submission {
  person: Pick<Person, 'id'>
  courseId: string
  moduleId: string
  exerciseId: string
  /** UUID made by the client: the same answer sent twice under it counts once. */
  attemptId: string
  /** The page's language, in which numbers are read. */
  language: string
  /** The edition that the form was made of; null when it isn't known. */
  editionHash?: string | null
  fields: Fields
  device: Device
  now: number
}

/**
 * Grades an answer and keeps it. What can't be graded (not filled in, unreadable, two readings, up for its self-check)
 * costs no try: it is kept as a draft and asked back.
 */
export async function submitAttempt(db: Db, submission: Submission): Promise<ExerciseOutcome> {
  const { person, exerciseId, attemptId, language, fields } = submission
  if (!isUuid(attemptId)) throw new DomainError('invalid', 'attempt_id_invalid')
  const place = placeOf(submission)
  const module = await loadModule(db, submission)
  const shown = exerciseIn(module, exerciseId)
  await mustStillFit(db, module, submission)

  const { answer, verdict, run } = await readAndGrade(db, shown, submission)
  if (!answer || !isGraded(verdict)) {
    const kept = verdict.code === 'to-check' ? { ...fields, checked: ['yes'] } : fields
    await keepDraft(db, submission, kept)
    const outcome = await readOutcome(db, module, { personId: person.id, exerciseId, language })
    const feedback = feedbackOn(shown.exercise, answer, verdict, shown.token)
    return withRun({ ...outcome, view: withUngraded(outcome.view, shown.exercise, feedback, kept) }, run)
  }

  const json = JSON.stringify(answer)
  const otherId = uuidOf([person.id, submission.courseId, exerciseId, json].join('/'), attemptId)
  const written = await attempts.append(
    db,
    {
      ...place,
      editionHash: module.edition.facts.hash,
      device: submission.device,
      ids: [attemptId, otherId],
      since: submission.now - 60_000,
    },
    (standing) =>
      decideAttempt(standing, {
        ...place,
        attemptId,
        otherId,
        verdict,
        answer: json,
        language,
        passMark: module.listed.course.passMark,
        tries: shown.exercise.tries,
        exercises: module.edition.facts.exercises,
        now: submission.now,
      }),
  )
  // What a trainer said of an earlier answer stands beside the new one; to know it takes another look.
  if (!written || written.state.markedAttemptId !== null)
    return withRun(await readOutcome(db, module, { personId: person.id, exerciseId, language }), run)

  const last = { ...written.attempt, editionHash: module.edition.facts.hash }
  const outcome: ExerciseOutcome = {
    view: exerciseView(shown, {
      state: written.state,
      last,
      lastFits: true,
      mark: null,
      extraTries: written.extraTries,
      draft: undefined,
      language,
      place,
      past: await pastRuns(db, shown.exercise, place),
    }),
    progress: moduleProgressView(
      module.edition.facts,
      written.states,
      written.progress,
      module.listed.course.passMark,
    ),
  }
  return withRun(outcome, run)
}

/** Reads the form, runs what must be run, and grades it. `run` is what came of a query. */
async function readAndGrade(db: Db, { exercise, token }: ShownExercise, submission: Submission) {
  const { fields, language } = submission
  const place = placeOf(submission)
  const data = dataOf(exercise)
  const read = readFields(exercise, fields, { token, draw: data ? drawFor(data, place) : 'open' })
  if (read.answer === null) return { answer: null, verdict: read.verdict, run: null }
  const evidence = await gatherEvidence(db, { exercise, answer: read.answer, personId: place.personId })
  const run =
    evidence?.kind === 'query' ? evidence.own : evidence?.kind === 'failure' ? evidence.failure : null
  if (run && exercise.kind === 'sql')
    await keepRun(db, { ...place, query: fields.query?.[0] ?? '', run, at: submission.now })
  return { answer: read.answer, verdict: grade(exercise, read.answer, language, evidence), run }
}

const withRun = (outcome: ExerciseOutcome, run: SqlRun | null): ExerciseOutcome => {
  const { view } = outcome
  return run && view.lab
    ? { ...outcome, view: { ...view, lab: { ...view.lab, run: shownRun(run) } } }
    : outcome
}

const isGraded = (verdict: Verdict): verdict is GradedVerdict => 'detail' in verdict

const placeOf = ({ person, courseId, moduleId, exerciseId }: Submission): Place => ({
  personId: person.id,
  courseId,
  moduleId,
  exerciseId,
})

/** An answer by position must not be graded against other positions than those on the learner's page. */
async function mustStillFit(
  db: Db,
  module: ShownModule,
  { exerciseId, editionHash }: Submission,
): Promise<void> {
  if (editionHash && !(await stillFits(db, module, exerciseId, editionHash)))
    throw new DomainError('conflict', 'exercise_changed')
}

const keepDraft = (db: Db, submission: Submission, fields: Fields) =>
  drafts.save(
    db,
    { ...placeOf(submission), device: submission.device, at: submission.now },
    {
      fields,
      language: submission.language,
      typedAt: submission.now,
      editionHash: submission.editionHash ?? null,
    },
  )
