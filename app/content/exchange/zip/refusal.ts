/** Why a zip is not taken. Pages word each code; `values` say where and how much. */
export type ZipRefusalCode =
  /** Not a zip, or one that was cut short or damaged. */
  | 'broken'
  | 'encrypted'
  /** A kind of zip that holds more than 4 GB, or says so. */
  | 'zip64'
  | 'too-many-files'
  | 'too-big'
  | 'file-too-big'
  /** Unpacks to far more than it weighs. */
  | 'bomb'
  /** A name that leads out of the folder, or that no file of a course can have. */
  | 'path'
  /** Two names that are one on some machines. */
  | 'same-name'
  /** A link in the file system, or something else that is no file. */
  | 'not-a-file'
  /** Entries that share bytes, or whose two descriptions differ. */
  | 'overlap'
  /** A file that a course has no use for. */
  | 'unknown-file'
  /** No course.yaml and no module, or those of several courses. */
  | 'no-course'
  | 'several-courses'

export class ZipRefusal extends Error {
  readonly code: ZipRefusalCode
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: ZipRefusalCode, values: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'ZipRefusal'
    this.code = code
    this.values = values
  }
}

/** Enough of a name that a stranger wrote to find it by, on one line. */
export const shownName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 120)
