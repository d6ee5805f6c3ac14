/** Largest zip that the Studio takes: a course without its data sets has some hundred kilobytes. */
export const ZIP_UPLOAD_MOST = 8 * 1024 * 1024

/** Why a course's zip is not taken, besides what is wrong with the zip itself. */
export type BringProblem =
  | 'no-file'
  /** The zip doesn't name its course, and nothing was typed. */
  | 'name-missing'
  | 'name-wrong'
  /** There is a course of this name, and it is not this person's. */
  | 'not-yours'
  /** What the zip holds can't be kept: a picture that is none, a text that is not UTF-8. */
  | 'file-refused'
  /** Saved in another tab between review and taking. */
  | 'saved-elsewhere'

export interface ZipChange {
  path: string
  change: 'new' | 'changed' | 'gone'
}

/** A problem of a text in the zip, as `courses check` would tell it. */
interface ZipProblem {
  place: string
  severity: 'error' | 'warning'
  text: string
}

/** What taking a zip would do, shown before it is done. */
export interface ZipReview {
  courseId: string
  /** As the zip's course.yaml says; the id where it says nothing. */
  title: string
  isNew: boolean
  changes: ZipChange[]
  /** How many files stand here already as they are in the zip. */
  same: number
  /** What in it belongs to all courses, or to nobody, and is not taken. */
  leftOut: string[]
  /** The first of them. */
  problems: ZipProblem[]
  problemCount: number
}
