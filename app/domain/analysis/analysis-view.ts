import type { Language } from '#app/messages/languages.ts'
import type { FormId } from '../course/course.ts'
import type { Occasion } from '../test/occasion.ts'
import type { Choices } from './choices.ts'
import { type DatedEdition, editionsAnswered, type Gathered } from './gathered.ts'
import { type Report, reportOf } from './report.ts'

/** What is analysed: the exercises of a module, or one form of the test before or after a course. */
export type AnalysisPlace =
  | { kind: 'module'; courseId: string; moduleId: string }
  | { kind: 'test'; courseId: string; occasion: Occasion; form: FormId }

/** What every page of an analysis says of what it counts. */
export interface AnalysisHead {
  cohort: { id: string; name: string; isArchived: boolean }
  place: AnalysisPlace
  /** Of the page. */
  language: Language
  courseTitle: string
  title: string
  textLanguage: string
  choices: Choices
  editions: DatedEdition[]
  /** People whose answers were looked for, and those who have any that count. */
  people: number
  answered: number
  answeredEditions: number
  otherItems: number
  hasWritten: boolean
}

export function headOfAnalysis(
  gathered: Gathered,
  { place, language }: Pick<AnalysisHead, 'place' | 'language'>,
): AnalysisHead {
  const { cohort, courseTitle, title, textLanguage, choices, editions, people, rows, otherItems } = gathered
  return {
    cohort: { id: cohort.id, name: cohort.name, isArchived: cohort.archivedAt !== null },
    place,
    language,
    courseTitle,
    title,
    textLanguage,
    choices,
    editions,
    people,
    answered: rows.length,
    answeredEditions: editionsAnswered(rows),
    otherItems,
    hasWritten: gathered.exercises.some(({ kind }) => kind === 'written'),
  }
}

/** The page of a module or a form of a test. */
export interface AnalysisView {
  head: AnalysisHead
  report: Report
}

export const analysisView = (
  gathered: Gathered,
  of: Pick<AnalysisHead, 'place' | 'language'>,
): AnalysisView => ({
  head: headOfAnalysis(gathered, of),
  report: reportOf(gathered, gathered.choices),
})
