import { setImmediate } from 'node:timers/promises'
import type { Effect } from '#db/corrections.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as itemRegrades from '#db/item-regrades.server.ts'
import * as regrades from '#db/regrades.server.ts'
import { gradesAnew } from './grade-anew.server.ts'
import { planAttempts } from './plan-attempts.server.ts'
import { planSittings } from './plan-sittings.server.ts'
import type { ModuleTexts, Target } from './target.server.ts'

/** What a corrected key would do; nothing of it is written. */
export interface CorrectionPreview {
  courseId: string
  moduleId: string
  exerciseId: string
  kind: string
  title: string | null
  /** Whether it is an item of the course's test. */
  isTest: boolean
  /** Answers by what happens to their verdicts; `unsure` keep theirs, as nobody can say what they would be now. */
  answers: Record<Effect | 'unsure', number>
  /** Learners by what happens to what they have earned: `lose` are those with an answer that reads as worse. */
  people: Record<Effect, number>
  /** Ids, for who leads these people. */
  gaining: string[]
  losing: string[]
  /** For whom the module becomes finished by it. */
  finishing: string[]
  /** Sittings of the test whose points change. */
  sittings: number
}

/** Learners looked at in one round. */
const SLICE = 100

/** Grades all stored answers to an exercise by its new key, and counts. */
export async function previewCorrection(
  db: Db,
  module: ModuleTexts,
  target: Target,
): Promise<CorrectionPreview> {
  const { courseId, moduleId, exerciseId, source } = target
  const preview: CorrectionPreview = {
    courseId,
    moduleId,
    exerciseId,
    kind: source.exercise.kind,
    title: source.exercise.title,
    isTest: module.isTest,
    answers: { gain: 0, lose: 0, same: 0, unsure: 0 },
    people: { gain: 0, lose: 0, same: 0 },
    gaining: [],
    losing: [],
    finishing: [],
    sittings: 0,
  }
  const gradeAnew = gradesAnew(db, target)
  const people = module.isTest
    ? await itemRegrades.takersOf(db, courseId)
    : await regrades.learnersOf(db, target)
  for (let from = 0; from < people.length; from += SLICE) {
    const personIds = people.slice(from, from + SLICE)
    const plan = module.isTest
      ? await planSittings(db, target, gradeAnew, personIds)
      : { ...(await planAttempts(db, target, gradeAnew, personIds)), results: [] }
    preview.answers.unsure += plan.unsure
    preview.sittings += plan.results.filter(({ isMoved }) => isMoved).length
    for (const { effect } of plan.regrades) preview.answers[effect] += 1
    for (const { personId, effect, hasFinished } of plan.learners) {
      preview.people[effect] += 1
      if (effect === 'gain') preview.gaining.push(personId)
      if (effect === 'lose') preview.losing.push(personId)
      if (hasFinished) preview.finishing.push(personId)
    }
    await setImmediate()
  }
  return preview
}
