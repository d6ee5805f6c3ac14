/** What a page of a cohort is told while it is open: how many answers are newer than itself. */
export interface News {
  count: number
  /** More than that: counting ended. */
  isMore: boolean
  /** When the newest was given, in milliseconds. */
  newestAt: number
}
