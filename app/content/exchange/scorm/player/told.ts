import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import type { Feedback, UnreadableReason } from '#app/domain/exercise/verdict.ts'
import * as m from '#app/messages/generated/messages/_index.js'
import { authored, make } from './dom.ts'
import type { GradedExercise } from './module-data.ts'

interface Told {
  exercise: GradedExercise
  feedback: Feedback
  fields: Fields
  language: string
  /** Whether another answer may follow. */
  canAnswer: boolean
}

/** What is said after an answer: the verdict, what was understood, what is right, and the author's own words. */
export function toldOf({ exercise, feedback, fields, language, canAnswer }: Told): Node[] {
  const lines = [...understood(feedback, language), ...facts(exercise, feedback, fields)]
  return [
    make('p', { class: `verdict-head verdict-${feedback.code}` }, headOf(feedback, canAnswer)),
    ...lines.map((line) => make('p', {}, line)),
    ...feedback.notes.map((note) => authored(note)),
  ]
}

function headOf({ code }: Feedback, canAnswer: boolean): string {
  switch (code) {
    case 'right':
      return m.verdict_right()
    case 'partial':
      return m.verdict_partial()
    case 'wrong':
      return canAnswer ? m.verdict_wrong() : m.verdict_wrong_last()
    case 'unreadable':
      return m.verdict_unreadable()
    case 'ambiguous':
      return m.verdict_ambiguous()
    default:
      return m.verdict_unanswered()
  }
}

function understood({ understood: read }: Feedback, language: string): string[] {
  if (!read) return []
  const value = inDigits(read.value, language)
  const plain = (text: string) => text.replace(/[\s%]/gu, '').replace('−', '-')
  return plain(value) === plain(read.typed) ? [] : [m.understood({ typed: read.typed, value })]
}

export const inDigits = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: 15, useGrouping: false }).format(value)

function facts(exercise: GradedExercise, feedback: Feedback, fields: Fields): string[] {
  switch (feedback.code) {
    case 'unanswered': {
      const isEmpty = Object.values(fields).every((values) => values.every((value) => !value.trim()))
      return [isEmpty ? m.unanswered_all() : m.unanswered_missing({ count: feedback.missing ?? 1 })]
    }
    case 'unreadable':
      return feedback.unreadable ? [unreadable[feedback.unreadable.reason](feedback.unreadable)] : []
    case 'ambiguous':
      return feedback.ambiguous ? [m.ambiguous_text({ typed: feedback.ambiguous.typed })] : []
  }
  const marks = Object.values(feedback.marks)
  if (exercise.kind === 'choice' && (feedback.rightTotal ?? 1) > 1) {
    const { chosenRight = 0, rightTotal = 0, chosenWrong = 0 } = feedback
    const missed = m.choice_missed({ chosenRight, rightTotal })
    return chosenWrong > 0 ? [missed, m.choice_too_many({ count: chosenWrong })] : [missed]
  }
  if (exercise.kind === 'match' || exercise.kind === 'classify')
    return [m.rows_right({ right: marks.filter(Boolean).length, total: marks.length })]
  if (exercise.kind === 'order') {
    const total = exercise.items.length - 1
    return [m.order_right({ right: Math.round((feedback.points / feedback.outOf) * total), total })]
  }
  return []
}

const unreadable: Record<UnreadableReason, (typed: { typed: string }) => string> = {
  'no-number': m.unreadable_no_number,
  'two-numbers': m.unreadable_two_numbers,
  grouping: m.unreadable_grouping,
  'zero-denominator': m.unreadable_zero_denominator,
  'too-long': m.unreadable_too_long,
  'wrong-unit': m.unreadable_wrong_unit,
}

/** The marks of single rows, and what the author says of each: beside the row, by its field's name. */
export function markRows(form: HTMLFormElement, { marks, rowNotes = {} }: Feedback): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-told]')) {
    const name = place.dataset.told ?? ''
    const mark = marks[name]
    const note = rowNotes[name]
    const words = mark ? m.mark_right() : m.mark_wrong()
    place.replaceChildren(
      ...(mark === undefined ? [] : [make('span', { class: mark ? 'mark mark-right' : 'mark' }, words)]),
      ...(note ? [authored(note, 'prose row-note')] : []),
    )
  }
}
