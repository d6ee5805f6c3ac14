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
  /** Its place in the catalogue; courses without one come last, by the names of their folders. */
  position?: number
  modules: string[]
  /** The folder of the course's test, which is none of its modules. */
  test?: string
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
  exercises: {
    id: string
    kind: string
    title: string | null
    objective: string | null
    points: number
    /** Of its words, where it is not the edition's. */
    language?: string
  }[]
  /** Html of the blocks and prompts plus pictures, as sent: HTML compressed (gzip), pictures as they are. */
  bytes: number
  words: number
  /** Headings of the prose, for the outline. */
  headings: { id: string; text: string; level: 2 | 3 }[]
  /** Only of a test. */
  test?: TestFacts
  /** When this text is a translation older than its source. */
  stale: boolean
  /** Hash of the text itself, as its authors wrote it. */
  textHash?: string
  /** A translation: hash of the source text that stood beside it when it was last edited. */
  madeAgainst?: string | null
}

/** The two forms of a test: different items that ask for the same. */
export const formIds = ['a', 'b'] as const
export type FormId = (typeof formIds)[number]

/** How a test is sat, as its author wrote. The time is the edition's `minutes`. */
export interface TestFacts {
  /** Sittings before the course, and as many after it. */
  tries: number
  /** Whether the time is a limit, or only what people need. */
  isTimed: boolean
  /** Ids of the items of each form, in the order of the page. */
  forms: Record<FormId, string[]>
}

/** An edition's body, in the order of the page. Of a test, what stands in a form says in which. */
export type Block =
  | { type: 'html'; html: Html; form?: FormId }
  | { type: 'exercise'; id: string; form?: FormId }
  | { type: 'chart'; id: string; chart: ChartData; note: Html }
