import type { PlacedProblem } from '#app/domain/studio/forms/place-problems.ts'
import { m } from '#app/messages/generated/messages.js'

/** What the check says in words of the source, said in words of the form. */
const words: Record<string, () => string> = {
  'no-right-answer': () => m.studio_told_no_right(),
  'mark-missing': () => m.studio_told_no_mark(),
  'feedback-missing': () => m.studio_told_no_feedback(),
  'lab-mistake-feedback': () => m.studio_told_mistake_feedback(),
  'solution-advised': () => m.studio_told_no_solution(),
  'solution-missing': () => m.studio_told_no_model(),
  'objective-missing': () => m.studio_told_no_objective(),
  'objective-unknown': () => m.studio_told_other_objective(),
  'prompt-missing': () => m.studio_told_no_prompt(),
  'answers-missing': () => m.studio_told_no_answers(),
  'answers-few': () => m.studio_told_few(),
  'answer-repeated': () => m.studio_told_twice(),
  'answer-complex': () => m.studio_told_paragraphs(),
  'answer-empty': () => m.studio_told_empty(),
  'cell-empty': () => m.studio_told_cell(),
  'numeric-key': () => m.studio_told_number(),
  'lab-code-missing': () => m.studio_told_no_code(),
  'lab-code-empty': () => m.studio_told_empty(),
  'key-without-data': () => m.studio_told_data(),
  'data-no-draws': () => m.studio_told_draw(),
  'key-form': () => m.studio_told_key(),
  'key-own-form': () => m.studio_told_own_key(),
}

/** What is wrong and what to do, to somebody who sees the form; the check's own words for what has no others. */
export const wordsInForm = ({ code, wrong, instead }: PlacedProblem): string =>
  words[code]?.() ?? `${wrong} ${instead}`

/** Tells rows of one sort apart that have the same fault; '' where there is one such field. */
export function rowOf(field: string): string {
  const [, sort, at] = /^(item|row|hint|code)-(\d+)-/.exec(field) ?? []
  if (!sort) return ''
  const number = Number(at) + 1
  return sort === 'hint' ? `${m.studio_form_hint({ number })}:` : m.studio_told_row({ number })
}
