import type {
  ImportFormat,
  ImportKind,
  ImportOutcome,
  ImportRefused,
} from '#app/domain/studio/import-report.ts'
import { m } from '#app/messages/generated/messages.js'
import { refusalOf } from '../studio-words.ts'

export const formatWords: Record<ImportFormat, () => string> = {
  moodle: () => m.import_format_moodle(),
  gift: () => m.import_format_gift(),
  aiken: () => m.import_format_aiken(),
  csv: () => m.import_format_csv(),
}

export const kindWords: Record<ImportKind, () => string> = {
  choice: () => m.import_kind_choice(),
  numeric: () => m.import_kind_numeric(),
  text: () => m.import_kind_text(),
  match: () => m.import_kind_match(),
  classify: () => m.import_kind_classify(),
  order: () => m.import_kind_order(),
  written: () => m.import_kind_written(),
  prose: () => m.import_kind_prose(),
}

export const outcomeWords: Record<ImportOutcome, () => string> = {
  taken: () => m.import_outcome_taken(),
  changed: () => m.import_outcome_changed(),
  refused: () => m.import_outcome_refused(),
}

/** Why a file can't be read at all, and what to do instead. */
export function refusedWords(why: ImportRefused): string {
  switch (why.refused) {
    case 'empty':
      return m.import_refused_empty()
    case 'not-text':
      return m.import_refused_not_text()
    case 'doctype':
      return m.import_refused_doctype()
    case 'not-moodle':
      return m.import_refused_not_moodle()
    case 'no-question-column':
      return m.import_refused_no_column()
    case 'format-unknown':
      return m.import_refused_unknown()
    case 'no-questions':
      return m.import_refused_none()
    case 'too-large':
      return m.import_refused_large(why.values)
    case 'too-many':
      return m.import_refused_many(why.values)
    case 'xml-broken':
      return m.import_refused_xml(why.values)
    case 'too-deep':
      return m.import_refused_deep(why.values)
  }
}

/** Why reviewed questions could not be taken. */
export function problemWords(problem: string): string {
  if (problem === 'changed' || problem === 'studio_saved_elsewhere') return m.import_problem_changed()
  return problem === 'nothing' ? m.import_problem_nothing() : refusalOf(problem)
}
