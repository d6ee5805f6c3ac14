import type { ExerciseKindName } from '../exercise/exercise.ts'
import type { Figure, IntervalFigure, Why } from '../statistics/figure.ts'
import { type Flag, flagsOf } from '../statistics/flags.ts'
import { type ItemStatistics, itemStatistics } from '../statistics/item-statistics.ts'
import type { MarkMatrix } from '../statistics/matrix.ts'
import { type QuizStatistics, quizStatistics } from '../statistics/quiz-statistics.ts'
import { type RaschItem, type RaschStatistics, raschStatistics } from '../statistics/rasch.ts'
import { standingOf } from '../statistics/reliability.ts'
import { distractorsOf } from './chosen-options.ts'
import { marksIn } from './counted.ts'
import { editionsAnswered, type Gathered } from './gathered.ts'
import { guessScoreOf } from './guess-score.ts'

/** Why a figure is not shown: there is none, or fewer than 10 answers stand behind it. */
export type WhyNot = Why | 'withheld'
export type ShownFigure = { value: number } | { undefined: WhyNot }
export type ShownInterval = { low: number; high: number } | { undefined: WhyNot }

type Discriminating =
  | 'discriminationIndex'
  | 'discriminationInterval'
  | 'discriminativeEfficiency'
  | 'alphaWithout'

/** One exercise among the others; figures as in ItemStatistics, per cent. */
export type ItemReport = Omit<ItemStatistics, Discriminating> & {
  /** 1, 2, 3 … on the page. */
  number: number
  title: string | null
  /** Of its key in the source's file; null where the edition does not tell. */
  keyLine: number | null
  kind: ExerciseKindName
  standing: ReturnType<typeof standingOf>
  discriminationIndex: ShownFigure
  discriminationInterval: ShownInterval
  discriminativeEfficiency: ShownFigure
  alphaWithout: ShownFigure
  flags: Flag[]
  /** Null unless asked for. */
  rasch: RaschReport | null
}

export interface RaschReport {
  n: number
  difficulty: ShownFigure
  difficultyInterval: ShownInterval
  se: ShownFigure
  infit: ShownFigure
  outfit: ShownFigure
}

/** All that item analysis says of a module or a form of a test. */
export interface Report {
  /** People with an answer that counts. */
  n: number
  isUncertain: boolean
  editions: number
  quiz: QuizStatistics
  items: ItemReport[]
  rasch: RaschState
}

/** Whether difficulties were estimated; `too-large`: it would keep everybody else waiting. */
export type RaschState =
  | { state: 'not-asked' }
  | { state: 'too-large'; people: number; items: number }
  | { state: 'estimated'; people: RaschStatistics['people']; logLikelihood: Figure }

/** Answer patterns × items²: about a quarter of a second of computing. */
const MOST_WORK = 100_000

export function reportOf(gathered: Gathered, { rasch: isAsked }: { rasch: boolean }): Report {
  const { exercises, rows, blanks } = gathered
  const matrix = marksIn(exercises, rows)
  const guessScores = Object.fromEntries(
    exercises.flatMap((exercise): [string, number][] => {
      const share = guessScoreOf(exercise)
      return share === null ? [] : [[exercise.id, share]]
    }),
  )
  const isTooLarge = blanks === 'left-out' && workOf(matrix) > MOST_WORK
  const rasch = isAsked && !isTooLarge ? raschStatistics(matrix, { blanks }) : null
  const statistics = itemStatistics(matrix, { blanks, guessScores })
  return {
    n: rows.length,
    isUncertain: standingOf(rows.length) !== 'shown',
    editions: editionsAnswered(rows),
    quiz: quizStatistics(matrix),
    items: exercises.flatMap((exercise, index) => {
      const item = statistics[index]
      const fitted = rasch?.items[index]
      if (!item) return []
      const { table } = exercise.kind === 'choice' ? distractorsOf(gathered, exercise) : { table: undefined }
      return {
        ...withheld(item),
        number: index + 1,
        title: exercise.title,
        keyLine: exercise.keyLine ?? null,
        kind: exercise.kind,
        flags: flagsOf({ item, distractors: table, rasch: fitted }),
        rasch: fitted ? raschReport(fitted) : null,
      }
    }),
    rasch: rasch
      ? { state: 'estimated', people: rasch.people, logLikelihood: rasch.logLikelihood }
      : isAsked
        ? { state: 'too-large', people: rows.length, items: exercises.length }
        : { state: 'not-asked' },
  }
}

function withheld(item: ItemStatistics) {
  const standing = standingOf(item.n)
  const shown = <F extends Figure | IntervalFigure>(figure: F) =>
    standing === 'withheld' ? ({ undefined: 'withheld' } as const) : figure
  return {
    ...item,
    standing,
    discriminationIndex: shown(item.discriminationIndex),
    discriminationInterval: shown(item.discriminationInterval),
    discriminativeEfficiency: shown(item.discriminativeEfficiency),
    alphaWithout: shown(item.alphaWithout),
  }
}

/** Difficulties tell items apart by people, so they keep to the same rule; why there is none is always told. */
function raschReport({ n, difficulty, difficultyInterval, se, infit, outfit }: RaschItem): RaschReport {
  const shown = <F extends Figure | IntervalFigure>(figure: F) =>
    !('undefined' in figure) && standingOf(n) === 'withheld' ? ({ undefined: 'withheld' } as const) : figure
  return {
    n,
    difficulty: shown(difficulty),
    difficultyInterval: shown(difficultyInterval),
    se: shown(se),
    infit: shown(infit),
    outfit: shown(outfit),
  }
}

/** What an estimate costs: people who answered different exercises are each computed for themselves. */
function workOf({ items, rows }: MarkMatrix): number {
  const patterns = new Set(rows.map((row) => row.map((mark) => (mark === null ? '-' : '+')).join('')))
  return patterns.size * items.length ** 2
}
