import {
  compareLanguages,
  type ItemAnswer,
  type LanguageComparison,
} from '../statistics/compare-languages.ts'
import { sum } from '../statistics/describe.ts'
import { marksIn } from './counted.ts'
import type { Gathered } from './gathered.ts'

export interface ComparedLanguage {
  language: string
  comparison: LanguageComparison
}

/**
 * An item in each other language against the course's own, among people who know as much by their total. Totals compare
 * only where all answered the same: of exercises, people who answered every one; of a test, all who handed it in. Written
 * answers wait for a trainer's mark, often in one language longer than in the other: they count in no total but their own.
 */
export function comparedLanguages(
  { exercises, rows, blanks, sourceLanguage, editions }: Gathered,
  exerciseId: string,
): ComparedLanguage[] {
  const item = exercises.findIndex(({ id }) => id === exerciseId)
  const worth = exercises[item]?.points ?? 0
  const isIn = exercises.map(({ kind, id }) => kind !== 'written' || id === exerciseId)
  const marks = marksIn(exercises, rows).rows
  const byLanguage = new Map<string, ItemAnswer[]>()
  rows.forEach(({ answers }, row) => {
    const own = (marks[row] ?? []).filter((_, column) => isIn[column])
    if (blanks === 'left-out' && own.includes(null)) return
    // A blank of a test has no language of its own; the sitting has one.
    const language = (answers[item] ?? answers.find((answer) => answer !== null))?.language
    if (language === undefined) return
    const of = byLanguage.get(language) ?? []
    byLanguage.set(language, of)
    of.push({ total: sum(own.map((mark) => mark ?? 0)), isRight: worth > 0 && marks[row]?.[item] === worth })
  })
  const others = new Set([...editions.map(({ language }) => language), ...byLanguage.keys()])
  others.delete(sourceLanguage)
  return [...others].map((language) => ({
    language,
    comparison: compareLanguages(byLanguage.get(sourceLanguage) ?? [], byLanguage.get(language) ?? []),
  }))
}
