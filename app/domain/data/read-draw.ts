import type { AnswerDraw } from '#app/domain/exercise/kind.ts'
import type { DataSet } from '#app/labs/data/data-set.ts'

/** The draw that an address names; null for one that is not there, and for the one that nobody sees. */
export function readDraw(text: string, { draws }: Pick<DataSet, 'draws'>): AnswerDraw | null {
  if (text === 'open') return 'open'
  const number = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= draws ? number : null
}
