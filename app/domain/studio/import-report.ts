import type { PictureRefusal } from './prepared-picture.ts'

/** What the import of questions says of a file: codes and values, which the pages turn into words. */

export const importFormats = ['moodle', 'gift', 'aiken', 'csv'] as const
export type ImportFormat = (typeof importFormats)[number]

/** What a question becomes: one of our exercises, or prose for a text that asks nothing. */
export type ImportKind = 'choice' | 'numeric' | 'text' | 'match' | 'classify' | 'order' | 'written' | 'prose'

type Nothing = Record<string, never>

/** Why a picture that came with a question can't be shown. */
export type PictureFault = PictureRefusal['refused'] | 'too-many'

export interface ImportNoteValues {
  /** Reasons why a question can't be taken. */
  'kind-unsupported': { kind: string }
  'braces-open': Nothing
  'braces-stray': Nothing
  'answers-twice': Nothing
  'answer-unreadable': { answer: string }
  'answer-line-missing': Nothing
  'answer-letter': { letter: string }
  'question-empty': Nothing
  'answers-few': Nothing
  'no-right-answer': Nothing
  'number-unreadable': { answer: string }
  'active-content': { tag: string }
  'too-long': { most: number }
  'not-reached': Nothing
  'type-unknown': { typed: string }
  'right-unknown': { typed: string }
  /** `words` are those of the check, in English as they are there. */
  'not-buildable': { words: string }

  /** What is graded in another way than where the question comes from. */
  'partial-none': { answer: string; percent: number }
  'weights-equal': Nothing
  'wrong-costs': Nothing
  'all-right-needed': { count: number }
  'single-now': Nothing
  'penalty-dropped': { percent: number }
  'case-ignored': Nothing
  'wildcard-dropped': { answer: string }
  'answer-merged': { answer: string }
  'answer-overlap': { answer: string }
  'option-empty': Nothing
  'points-changed': { from: string; to: string }
  'unit-dropped': { units: string }
  'distractors-dropped': { texts: string }
  'as-classify': Nothing
  'decimal-comma': { answer: string }

  /** What is said elsewhere, in other words, or not at all. */
  'feedback-moved': Nothing
  'rubric-invented': Nothing
  'solution-to-write': Nothing
  'template-dropped': Nothing
  'attachments-dropped': Nothing
  'tags-dropped': { tags: string }
  'settings-dropped': { names: string }
  'was-hidden': Nothing
  'title-shortened': Nothing
  'gap-marked': Nothing

  /** What of a text could not be kept. */
  'tag-dropped': { tags: string }
  'look-dropped': Nothing
  'media-dropped': { tag: string }
  'link-dropped': { address: string }
  'formula-unreadable': { tex: string }
  'signs-as-code': { signs: string }
  'paragraphs-joined': Nothing
  'table-flattened': Nothing
  'signs-removed': Nothing
  'picture-missing': { name: string }
  'picture-elsewhere': { address: string }
  'picture-refused': { name: string; fault: PictureFault }
  'picture-cleaned': { name: string; parts: string }
  'picture-shrunk': { name: string; kilobytes: number }
  'alt-made': { name: string }
  'files-dropped': { names: string }

  /** Of the file as a whole. */
  'penalties-dropped': { count: number }
  'category-text-dropped': { category: string }
  'elements-ignored': { names: string }
  'columns-ignored': { titles: string }
  'encoding-guessed': { encoding: string }
  'quote-not-closed': { line: number }
}

export type ImportNoteCode = keyof ImportNoteValues

export type ImportNote = { [C in ImportNoteCode]: { code: C; values: ImportNoteValues[C] } }[ImportNoteCode]

/** Makes a note; texts of a file are cut to what a line of the report can show. */
export function importNote<C extends ImportNoteCode>(code: C, values: ImportNoteValues[C]): ImportNote {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : value]),
  )
  return { code, values: shown } as ImportNote
}

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

export type ImportOutcome = 'taken' | 'changed' | 'refused'

/** What became of one question. There are as many of these as there are questions in the file. */
export interface ImportLine {
  /** From 1, in the order of the file: names the question in forms. */
  number: number
  /** Where it begins in the file, from 1. */
  line: number
  name: string
  /** Null for a kind that we have nothing like. */
  kind: ImportKind | null
  outcome: ImportOutcome
  notes: ImportNote[]
}

/** Why a whole file can't be read. `most` counts megabytes (MiB) or questions. */
export type ImportRefused =
  | { refused: 'empty' | 'not-text' | 'doctype' | 'not-moodle' | 'no-question-column'; values: Nothing }
  | { refused: 'format-unknown' | 'no-questions'; values: Nothing }
  | { refused: 'too-large' | 'too-many'; values: { most: number } }
  | { refused: 'xml-broken'; values: { line: number; reason: string } }
  | { refused: 'too-deep'; values: { line: number } }

/** Carries a refusal out of the depths of a reader; caught where reading began, and never seen outside. */
export class ImportRefusal extends Error {
  readonly why: ImportRefused

  constructor(why: ImportRefused) {
    super(`the file is refused: ${why.refused}`)
    this.name = 'ImportRefusal'
    this.why = why
  }
}
