import type { SnippetProblem } from '#app/domain/studio/forms/typed-snippet.ts'
import type { SnippetName } from '#app/domain/studio/templates/snippets.ts'
import { m } from '#app/messages/generated/messages.js'

const names: Record<SnippetName, () => string> = {
  figure: () => m.studio_insert_figure(),
  table: () => m.studio_insert_table(),
  formula: () => m.studio_insert_formula(),
  footnote: () => m.studio_insert_footnote(),
  term: () => m.studio_insert_term(),
  data: () => m.studio_insert_data(),
  note: () => m.studio_insert_note(),
}

/** What something that can be put into a text is called; null for anything else. */
export const wordsOfSnippet = (name: string): string | null =>
  Object.hasOwn(names, name) ? names[name as SnippetName]() : null

const problems: Record<SnippetProblem, () => string> = {
  alt: () => m.studio_problem_alt(),
  formula: () => m.studio_insert_formula_problem(),
  words: () => m.studio_insert_words_problem(),
  unknown: () => m.studio_insert_unknown(),
}

export const snippetProblem = (problem: SnippetProblem): string => problems[problem]()
