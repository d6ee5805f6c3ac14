import type { ImportNote } from '#app/domain/studio/import-report.ts'
import type { EmbeddedFile } from './imported-question.ts'

/** A picture that may be used, under the name that it gets in the module's folder. */
export interface UsablePicture {
  name: string
}

/** What is at hand while the texts of one question become ours. */
export interface Converting {
  /** Says what could not be kept; the same thing is said once. */
  add(note: ImportNote): void
  /** A file of the question, looked over; or why it can't be used. */
  pictureOf(file: EmbeddedFile): UsablePicture | ImportNote
  /** Words for a picture that has none. */
  pictureWords: string
}

/** What makes a question impossible to take, found while its text is read. */
export class QuestionRefusal extends Error {
  readonly why: ImportNote

  constructor(why: ImportNote) {
    super(`the question is refused: ${why.code}`)
    this.name = 'QuestionRefusal'
    this.why = why
  }
}
