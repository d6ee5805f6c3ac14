import { and, asc, eq, sql } from 'drizzle-orm'
import { correctedLearner, correction, itemRegrade, regrade } from './correction-schema.ts'
import type { Db } from './gateway.server.ts'
import { heldBy, heldVerdict, heldWhole } from './held-verdict.server.ts'
import { heldByItem, heldItem } from './item-regrades.server.ts'
import { cohortQueries } from './personal-cohorts.server.ts'
import { studioQueries } from './personal-studio.server.ts'
import {
  answerDraft,
  attempt,
  audit,
  enrolment,
  exerciseState,
  help,
  labHistory,
  moduleProgress,
  person,
  session,
} from './schema.ts'
import { testAnswer, testSitting, testTaker } from './test-schema.ts'

export type HeldSitting = Awaited<ReturnType<typeof ofPerson>>['sittings'][number]

export type HeldInCohorts = Awaited<ReturnType<typeof ofPerson>>['cohorts']

export type HeldInStudio = Awaited<ReturnType<typeof ofPerson>>['studio']

export type HeldAttempt = Awaited<ReturnType<typeof ofPerson>>['attempts'][number]

/** All that is held about one person, as of one moment; every field named, and no secret among them. */
export async function ofPerson(db: Db, id: string) {
  const [
    people,
    sessions,
    enrolments,
    attempts,
    helps,
    states,
    modules,
    drafts,
    runs,
    sittings,
    answers,
    events,
    corrections,
    memberships,
    invitations,
    letters,
    visits,
    notes,
    marks,
    allowances,
    parts,
    sourceDrafts,
    previewLinks,
    reviews,
    comments,
    reviewLetters,
  ] = await db.batch([
    db
      .select({
        id: person.id,
        role: person.role,
        email: person.email,
        name: person.name,
        country: person.country,
        organisation: person.organisation,
        language: person.language,
        createdAt: person.createdAt,
      })
      .from(person)
      .where(eq(person.id, id)),
    db
      .select({ device: session.device, createdAt: session.createdAt, expiresAt: session.expiresAt })
      .from(session)
      .where(eq(session.personId, id)),
    db
      .select({
        courseId: enrolment.courseId,
        startedAt: enrolment.startedAt,
        lastModuleId: enrolment.lastModuleId,
        lastExerciseId: enrolment.lastExerciseId,
        lastAt: enrolment.lastAt,
        lastDevice: enrolment.lastDevice,
      })
      .from(enrolment)
      .where(eq(enrolment.personId, id)),
    db
      .select({
        id: attempt.id,
        courseId: attempt.courseId,
        moduleId: attempt.moduleId,
        exerciseId: attempt.exerciseId,
        number: attempt.number,
        editionHash: attempt.editionHash,
        language: attempt.language,
        answer: attempt.answer,
        code: heldVerdict.code,
        detail: heldWhole.detail,
        pointsMilli: heldVerdict.points,
        outOfMilli: heldVerdict.outOf,
        /** What was said of it before its key was corrected; null where it was not. */
        codeThen: sql<string | null>`iif(${regrade.attemptId} is null, null, ${attempt.code})`,
        passMark: attempt.passMark,
        at: attempt.at,
      })
      .from(attempt)
      .leftJoin(regrade, heldBy(attempt))
      .where(eq(attempt.personId, id))
      .orderBy(asc(attempt.at), asc(attempt.id)),
    db
      .select({
        courseId: help.courseId,
        moduleId: help.moduleId,
        exerciseId: help.exerciseId,
        kind: help.kind,
        number: help.number,
        editionHash: help.editionHash,
        at: help.at,
      })
      .from(help)
      .where(eq(help.personId, id))
      .orderBy(asc(help.at)),
    db
      .select({
        courseId: exerciseState.courseId,
        moduleId: exerciseState.moduleId,
        exerciseId: exerciseState.exerciseId,
        status: exerciseState.status,
        tries: exerciseState.tries,
        hints: exerciseState.hints,
        bestPointsMilli: exerciseState.bestPoints,
        lastAt: exerciseState.lastAt,
        settledAt: exerciseState.settledAt,
      })
      .from(exerciseState)
      .where(eq(exerciseState.personId, id)),
    db
      .select({
        courseId: moduleProgress.courseId,
        moduleId: moduleProgress.moduleId,
        settled: moduleProgress.settled,
        pointsMilli: moduleProgress.points,
        startedAt: moduleProgress.startedAt,
        lastAt: moduleProgress.lastAt,
        finishedAt: moduleProgress.finishedAt,
      })
      .from(moduleProgress)
      .where(eq(moduleProgress.personId, id)),
    db
      .select({
        courseId: answerDraft.courseId,
        moduleId: answerDraft.moduleId,
        exerciseId: answerDraft.exerciseId,
        fields: answerDraft.fields,
        language: answerDraft.language,
        typedAt: answerDraft.typedAt,
      })
      .from(answerDraft)
      .where(eq(answerDraft.personId, id)),
    db
      .select({
        courseId: labHistory.courseId,
        exerciseId: labHistory.exerciseId,
        runs: labHistory.runs,
        lastAt: labHistory.lastAt,
      })
      .from(labHistory)
      .where(eq(labHistory.personId, id)),
    db
      .select({
        id: testSitting.id,
        courseId: testSitting.courseId,
        occasion: testSitting.occasion,
        number: testSitting.number,
        form: testSitting.form,
        editionHash: testSitting.editionHash,
        startedAt: testSitting.startedAt,
        endsAt: testSitting.endsAt,
        finishedAt: testSitting.finishedAt,
        pointsMilli: testSitting.points,
        outOfMilli: testSitting.outOf,
        results: testSitting.results,
        doneAt: testTaker.doneAt,
      })
      .from(testSitting)
      .leftJoin(
        testTaker,
        and(eq(testTaker.personId, testSitting.personId), eq(testTaker.courseId, testSitting.courseId)),
      )
      .where(eq(testSitting.personId, id))
      .orderBy(asc(testSitting.startedAt), asc(testSitting.id)),
    db
      .select({
        sittingId: testAnswer.sittingId,
        exerciseId: testAnswer.exerciseId,
        fields: testAnswer.fields,
        language: testAnswer.language,
        savedAt: testAnswer.savedAt,
        graded: testAnswer.graded,
        held: heldItem,
      })
      .from(testSitting)
      .innerJoin(testAnswer, eq(testAnswer.sittingId, testSitting.id))
      .leftJoin(itemRegrade, heldByItem)
      .where(eq(testSitting.personId, id)),
    db
      .select({ action: audit.action, detail: audit.detail, at: audit.at })
      .from(audit)
      .where(eq(audit.subjectId, id))
      .orderBy(asc(audit.at), asc(audit.id)),
    db
      .select({
        courseId: correctedLearner.courseId,
        moduleId: correctedLearner.moduleId,
        exerciseId: correctedLearner.exerciseId,
        effect: correctedLearner.effect,
        reason: correction.reason,
        at: correctedLearner.at,
        undoneAt: correctedLearner.undoneAt,
      })
      .from(correctedLearner)
      .innerJoin(correction, eq(correction.id, correctedLearner.correctionId))
      .where(eq(correctedLearner.personId, id))
      .orderBy(asc(correctedLearner.at)),
    ...cohortQueries(db, id),
    ...studioQueries(db, id),
  ])
  const derived = { states, modules }
  return {
    person: people[0] ?? null,
    sessions,
    enrolments,
    attempts,
    helps,
    ...derived,
    drafts,
    runs,
    sittings: sittings.map((sitting) => ({
      ...sitting,
      answers: answers.filter(({ sittingId }) => sittingId === sitting.id),
    })),
    events,
    corrections,
    cohorts: { memberships, invitations, letters, visits, notes, marks, allowances },
    studio: { parts, drafts: sourceDrafts, previewLinks, reviews, comments, letters: reviewLetters },
  }
}
