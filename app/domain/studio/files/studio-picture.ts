/** A picture of a module or of its course, as its page shows it. */
export interface StudioPicture {
  /** In the course's folder: `stock-and-flow/bars.svg`. */
  path: string
  /** As a text names it: `bars.svg`, `../logo.svg`. */
  src: string
  hash: string
  width: number
  height: number
  bytes: number
  /** On a 2G link. */
  seconds: number
  /** Shared by all modules of the course. */
  isShared: boolean
  /** Not yet published as it is. */
  isDraft: boolean
  /** Why it can't be used; null if it can. */
  broken: string | null
  /** The texts that show it, each with what it says there for those who can't see it. */
  uses: { moduleId: string; language: string; alt: string }[]
}
