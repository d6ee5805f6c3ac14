import type { Html } from '#app/domain/exercise/exercise.ts'
import type { ItemView } from './item-view.ts'
import type { Occasion } from './occasion.ts'

/** What the pages of a test are told. A key is in none of it before all is over. */

/** How the test is sat, said before it begins. */
export interface TestTerms {
  title: string
  summary: string
  /** Items of a form. */
  items: number
  minutes: number
  isTimed: boolean
  tries: number
  /** Language of its texts, which may be another than the page's. */
  languageShown: string
}

export interface Score {
  points: number
  outOf: number
}

/** An entry on the course's page: the test before it, or the one after it. */
export interface TestEntry {
  occasion: Occasion
  state: 'open' | 'running' | 'done' | 'closed'
  score: Score | null
}

export interface TestCard {
  courseId: string
  terms: TestTerms
  pre: TestEntry
  post: TestEntry
}

/** One finished sitting, in sum. */
export interface OccasionResult extends Score {
  items: number
  answered: number
  finishedAt: number
}

export interface ObjectiveRow {
  id: string
  text: string
  items: number
  pre: Score | null
  post: Score | null
}

export interface TestResults {
  pre: OccasionResult | null
  post: OccasionResult | null
  /** Empty as long as it would tell of single items whether they are right. */
  objectives: ObjectiveRow[]
}

export type TestPart = { type: 'html'; html: Html } | { type: 'item'; id: string }

interface Common {
  courseId: string
  courseTitle: string
  occasion: Occasion
  terms: TestTerms
}

export interface BeforeView extends Common {
  stage: 'before'
  intro: Html[]
  objectives: { id: string; text: string }[]
  /** Number of the sitting that would begin. */
  number: number
}

/** Nothing can be begun: because another sitting runs, or because it is too late for this one. */
interface ClosedView extends Common {
  stage: 'closed'
  running: Occasion | null
}

export interface RunningView extends Common {
  stage: 'running'
  sittingId: string
  number: number
  endsAt: number | null
  /** Milliseconds by the server's clock, which alone counts; null without a limit. */
  left: number | null
  parts: TestPart[]
  items: Record<string, ItemView>
}

export interface AfterView extends Common {
  stage: 'after'
  /** Finished sittings of this occasion. */
  sat: number
  /** Number of the sitting that could begin now; null when none can. */
  next: number | null
  canFinish: boolean
  isOver: boolean
  results: TestResults
  /** The counted sitting, item by item; only when all is over. */
  review: { parts: TestPart[]; items: Record<string, ItemView> } | null
}

export type TestView = BeforeView | ClosedView | RunningView | AfterView
