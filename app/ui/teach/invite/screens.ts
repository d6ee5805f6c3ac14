import type { CheckedRow } from '#app/domain/cohort/roster/check-rows.ts'
import type { Columns } from '#app/domain/cohort/roster/headers.ts'
import type { Doubt, ListLine, Refused } from '#app/domain/cohort/roster/roster.ts'

/** The screens on which a list becomes invitations. */
export type InviteScreen =
  | { name: 'give'; refused: Refused | null; text: string }
  /** We could not tell which column holds what. */
  | {
      name: 'columns'
      columns: Columns
      lines: ListLine[]
      separator: string
      doubts: Doubt[]
      isAgain: boolean
    }
  | { name: 'table'; rows: CheckedRow[]; separator: string; doubts: Doubt[] }
  /** Done; `rows` are those that need the trainer. */
  | { name: 'result'; invited: number; already: number; rows: CheckedRow[]; separator: string }
