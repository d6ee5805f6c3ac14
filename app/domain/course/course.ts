import type { ChartData } from '#app/domain/chart/chart.ts'
import type { Html } from '#app/domain/exercise/exercise.ts'

/** Text by language. */
type Translated = Record<string, string>
export type Level = 'basic' | 'intermediate' | 'advanced'

/** What `course.yaml` says, as stored when published. */
export interface CourseFacts {
  id: string
  source: string
  languages: string[]
  title: Translated
  summary: Translated
  audience: Translated
  level: Level
  /** Per cent of points. */
  passMark: number
  modules: string[]
  /** exercise id -> why it went */
  retired: Record<string, string>
}

/** What lists need of an edition, without its text. */
export interface EditionFacts {
  hash: string
  courseId: string
  moduleId: string
  language: string
  title: string
  summary: string
  minutes: number
  objectives: { id: string; text: string }[]
  /** Exercises in the order of the page. */
  exercises: { id: string; kind: string; title: string | null; objective: string | null; points: number }[]
  /** Html of the blocks and prompts plus pictures, as sent: HTML compressed (gzip), pictures as they are. */
  bytes: number
  words: number
  /** Headings of the prose, for the outline. */
  headings: { id: string; text: string; level: 2 | 3 }[]
  /** When this text is a translation older than its source. */
  stale: boolean
  /** Hash of the text itself, as its authors wrote it. */
  textHash?: string
  /** A translation: hash of the source text that stood beside it when it was last edited. */
  madeAgainst?: string | null
}

/** An edition's body, in the order of the page. */
export type Block =
  | { type: 'html'; html: Html }
  | { type: 'exercise'; id: string }
  | { type: 'chart'; id: string; chart: ChartData; note: Html }
