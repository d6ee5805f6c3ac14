import type { Block, EditionFacts } from '#app/domain/course/course.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'

/** A module as it is taken elsewhere: an edition, published or just built, in one language. */
export interface ExchangeModule {
  facts: Pick<
    EditionFacts,
    'courseId' | 'moduleId' | 'language' | 'title' | 'summary' | 'objectives' | 'test'
  >
  blocks: Block[]
  exercises: Exercise[]
}

export interface ExchangePicture {
  /** As in the address of the picture. */
  name: string
  type: string
  bytes: Buffer
}

/** What an export is made of. */
export interface ExchangeSource {
  courseId: string
  title: string
  language: string
  /** Per cent of points. */
  passMark: number
  modules: ExchangeModule[]
  /** Titles of modules that are not written in this language. */
  missing: string[]
  /** By content hash. */
  pictures: ReadonlyMap<string, ExchangePicture>
  /** Where the platform is: `https://learn.example`. Links lead back there. */
  origin: string
}

/** Where an exercise stands on the platform. */
export const addressOf = (
  { origin, language, courseId }: ExchangeSource,
  moduleId: string,
  exerciseId: string,
): string => `${origin}/${language}/courses/${courseId}/${moduleId}#${exerciseId}`
