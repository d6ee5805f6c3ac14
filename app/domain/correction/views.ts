import type { CorrectionPreview } from './preview-correction.server.ts'

/** An exercise whose key was corrected, or whose correction was taken back, since its learner was last there. */
export interface NewlyCorrected {
  courseId: string
  moduleId: string
  moduleTitle: string
  exerciseId: string
  exerciseNumber: number
  exerciseTitle: string | null
  /** `lose`: an answer of theirs reads as worse; the points that they had stay. */
  effect: 'gain' | 'lose'
  isTakenBack: boolean
  /** The author's, plain text. */
  reason: string
}

/** How many, by what a corrected key does to them. */
interface EffectCounts {
  gain: number
  lose: number
  same: number
}

/** What a corrected key would do, in numbers: nobody is named. */
export interface CorrectionView {
  moduleId: string
  exerciseId: string
  /** Null when its author gave it none. */
  title: string | null
  /** Whether it is an item of the course's test. */
  isTest: boolean
  answers: EffectCounts & { unsure: number }
  people: EffectCounts
  /** Learners for whom the module becomes finished. */
  finishing: number
  /** Sittings of the test whose points change. */
  sittings: number
}

/** Every field that leaves the server named; the people themselves stay there. */
export const correctionView = (preview: CorrectionPreview): CorrectionView => ({
  moduleId: preview.moduleId,
  exerciseId: preview.exerciseId,
  title: preview.title,
  isTest: preview.isTest,
  answers: {
    gain: preview.answers.gain,
    lose: preview.answers.lose,
    same: preview.answers.same,
    unsure: preview.answers.unsure,
  },
  people: { gain: preview.people.gain, lose: preview.people.lose, same: preview.people.same },
  finishing: preview.finishing.length,
  sittings: preview.sittings,
})

/** Answers that would get another key's verdict. */
export const movedAnswers = ({ answers: { gain, lose, same } }: Pick<CorrectionView, 'answers'>): number =>
  gain + lose + same

/** A correction that was made. */
export interface MadeCorrection {
  id: string
  moduleId: string
  exerciseId: string
  title: string | null
  state: 'running' | 'done' | 'undoing' | 'undone'
  at: number
  /** Null for an operator at the command line, and for somebody who has told no name or is gone. */
  by: string | null
  reason: string
  answers: EffectCounts
  people: EffectCounts
  finished: number
  unsure: number
  undoneAt: number | null
  undoneBy: string | null
}

/** The page of a course's corrections. */
export interface CorrectionsView {
  /** Exercises whose answers are graded by an earlier key, and nobody has decided yet. */
  open: CorrectionView[]
  /** The newest first. */
  made: MadeCorrection[]
}
