import { setTimeout } from 'node:timers/promises'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { NewVerdict } from '#db/regrades.server.ts'
import type { Exercise } from '../exercise/exercise.ts'
import type { Answer } from '../exercise/kind.ts'
import { grade, parseAnswer } from '../exercise/kinds.ts'
import type { Verdict } from '../exercise/verdict.ts'
import { gatherEvidence } from '../lab/gather-evidence.server.ts'
import { isBetter, thousandths } from '../progress/learning.ts'
import { isGradedVerdict } from '../test/grade-sitting.ts'
import { carryAnswer } from './carry-answer.ts'
import { hasOtherKey } from './key-differences.ts'
import type { Target } from './target.server.ts'

/** An answer and the verdict that holds for it; points in thousandths. */
export interface StoredAnswer {
  personId: string
  /** The edition on which it was given. */
  editionHash: string
  /** The page's language, in which numbers are read. */
  language: string
  /** JSON. */
  answer: string
  /** By which edition's key it is graded now. */
  gradedBy: string
  points: number
  outOf: number
}

/** `kept`: its key has not changed. `unsure`: nobody can say what it would be now, so it keeps its verdict. */
export type Anew = 'kept' | 'unsure' | NewVerdict

/** Verdicts kept at hand: of thousands of people, most say one of a few things. */
const MOST_KNOWN = 5000

type Verdicts = Omit<NewVerdict, 'effect'> | 'kept' | 'unsure'

/** Grades stored answers by the key that an exercise has now. What was graded once is not graded twice. */
export function gradesAnew(db: Db, target: Target): (stored: StoredAnswer) => Promise<Anew> {
  const known = new Map<string, Verdicts>()
  return async (stored) => {
    const { editionHash, gradedBy, language, answer } = stored
    const key = JSON.stringify([editionHash, gradedBy, language, answer])
    const found = known.get(key) ?? (await verdictOn(db, target, stored))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, found)
    return typeof found === 'string' ? found : { ...found, effect: effectOf(stored, found) }
  }
}

type Earned = Pick<NewVerdict, 'points' | 'outOf'>

const effectOf = (before: Earned, after: Earned): NewVerdict['effect'] =>
  isBetter(after, before) ? 'gain' : isBetter(before, after) ? 'lose' : 'same'

async function verdictOn(db: Db, target: Target, stored: StoredAnswer): Promise<Verdicts> {
  const by = await exerciseIn(db, stored.gradedBy, target.exerciseId)
  const own = await exerciseIn(db, stored.editionHash, target.exerciseId)
  if (!by || !own) return 'kept'
  const now = target.texts.get(by.language) ?? target.source
  if (!hasOtherKey(by.exercise, now.exercise)) return 'kept'
  const text = target.texts.get(own.language) ?? target.source
  const given = parseAnswer(own.exercise, stored.answer)
  const carried = given && carryAnswer(own.exercise, text.exercise, given)
  if (!carried) return 'unsure'
  const verdict = await gradeNow(db, text.exercise, carried, stored)
  if (!verdict || !isGradedVerdict(verdict)) return 'unsure'
  const json = JSON.stringify(carried)
  return {
    editionHash: text.hash,
    answer: json === JSON.stringify(given) ? null : json,
    code: verdict.code,
    detail: JSON.stringify(verdict.detail),
    points: thousandths(verdict.points),
    outOf: thousandths(verdict.outOf),
  }
}

async function gradeNow(
  db: Db,
  exercise: Exercise,
  answer: Answer,
  { personId, language }: StoredAnswer,
): Promise<Verdict | null> {
  // A draw that the key no longer knows.
  if (exercise.kind === 'r' && 'draw' in answer && !exercise.keys[String(answer.draw)]) return null
  for (let round = 1; ; round++) {
    const evidence = await gatherEvidence(db, { exercise, answer, personId })
    const isBusy = evidence?.kind === 'failure' && ofTheMoment.has(evidence.failure.code)
    if (!isBusy || round === ROUNDS) return grade(exercise, answer, language, evidence)
    await setTimeout(round * 200)
  }
}

/** Learners run their queries at the same time: who grades again waits for a place. */
const ofTheMoment: ReadonlySet<string> = new Set(['busy', 'already-running'])
const ROUNDS = 5

async function exerciseIn(db: Db, hash: string, exerciseId: string) {
  const edition = await editions.byHash(db, hash)
  const exercise = edition?.exercises.find(({ id }) => id === exerciseId)
  return edition && exercise ? { exercise, language: edition.facts.language } : null
}
