import type { ImportRefused } from '#app/domain/studio/import-report.ts'
import type { ImportReview } from '#app/domain/studio/import-review.ts'

/** What the page of an import shows: where the file comes in, or what would become of its questions. */
export type ImportScreen =
  | { name: 'give'; refused: ImportRefused | null; text: string }
  | {
      name: 'review'
      review: ImportReview
      /** Numbers of the questions that were left out. */
      without: number[]
      /** Why they could not be taken: `changed`, `nothing`, or a refusal of the domain. */
      problem: string | null
    }
