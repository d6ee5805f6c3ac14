import { foldText } from '#app/domain/exercise/fold-text.ts'
import { importNote } from '#app/domain/studio/import-report.ts'
import { overlap, readInterval } from '../../exercises/interval.ts'
import { type AnswerLine, answerList, feedbackBlocks, isRight, refuse, wordsOf } from './answer-source.ts'
import type { Converting } from './converting.ts'
import type { ImportedBody } from './imported-question.ts'
import { textNodes, writable } from './text-nodes.ts'

type Numeric = Extract<ImportedBody, { kind: 'numeric' }>
type Text = Extract<ImportedBody, { kind: 'text' }>

/** Keys and foreseen values with their tolerances. @throws QuestionRefusal if a right one is no number */
export function numericSource({ values }: Numeric, converting: Converting): string {
  const { add } = converting
  const kept: (AnswerLine & { words: string })[] = []
  for (const value of values) {
    // Whatever is not foreseen: here that has no feedback of its own.
    if (value.text.trim() === '*') {
      add(importNote('wildcard-dropped', { answer: '*' }))
      continue
    }
    const words = intervalWords(value, converting)
    const interval = words === null ? null : readInterval(words)
    if (words === null || !interval || interval.low > interval.high) {
      refuse(importNote('number-unreadable', { answer: `${value.text} ${value.tolerance ?? ''}` }))
      continue
    }
    const line = {
      mark: isRight(value, words, converting),
      text: [{ type: 'text' as const, value: words }],
      feedback: feedbackBlocks(value.feedback, converting),
      words,
    }
    const other = kept.find((earlier) => {
      const theirs = readInterval(earlier.words)
      return (
        theirs !== null &&
        overlap(theirs, interval) &&
        (earlier.mark !== line.mark || earlier.words === words)
      )
    })
    if (!other) kept.push(line)
    else if (other.mark === line.mark) add(importNote('answer-merged', { answer: words }))
    else {
      // The right one stays, whichever came first: a foreseen mistake may not be right as well.
      add(importNote('answer-overlap', { answer: line.mark ? other.words : words }))
      if (line.mark)
        kept.splice(0, kept.length, ...kept.filter((one) => !isUnder(one.words, words) || one.mark), line)
    }
  }
  if (!kept.some(({ mark }) => mark)) refuse(importNote('no-right-answer', {}))
  return answerList(kept, false, converting)
}

const isUnder = (words: string, key: string): boolean => {
  const [own, theirs] = [readInterval(words), readInterval(key)]
  return own !== null && theirs !== null && overlap(own, theirs)
}

/** `3.14 ± 0.05` or `3..4` in our notation; null if it is no number. */
function intervalWords(
  { text, tolerance }: Numeric['values'][number],
  converting: Converting,
): string | null {
  const bounds = /^(.+?)\s*\.\.\s*(.+)$/.exec(text.trim())
  if (bounds) {
    const [low, high] = [numberWords(bounds[1] ?? '', converting), numberWords(bounds[2] ?? '', converting)]
    return low === null || high === null ? null : `${low}..${high}`
  }
  const [value, around] = [
    numberWords(text, converting),
    tolerance === null ? '0' : numberWords(tolerance, converting),
  ]
  if (value === null || around === null) return null
  return Number(around) === 0 ? value : `${value} ± ${around.replace(/^-/, '')}`
}

/** A number with a dot and no sign too many; a decimal comma is read as one, and said. */
function numberWords(text: string, { add }: Converting): string | null {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/^\+/, '')
  const dotted = /^-?\d*,\d+$/.test(plain) ? plain.replace(',', '.') : plain
  if (dotted !== plain) add(importNote('decimal-comma', { answer: plain }))
  const match = /^(-?)(\d*)(?:\.(\d*))?(e[+-]?\d{1,3})?$/i.exec(dotted)
  if (!match || `${match[2]}${match[3] ?? ''}` === '' || dotted.length > 60) return null
  return `${match[1]}${match[2] || '0'}${match[3] ? `.${match[3]}` : ''}${match[4] ?? ''}`
}

/** Accepted answers and foreseen wrong ones. @throws QuestionRefusal if no right one can be kept */
export function textSource({ answers, caseMatters }: Text, converting: Converting): string {
  const { add } = converting
  if (caseMatters) add(importNote('case-ignored', {}))
  const kept: (AnswerLine & { folded: string })[] = []
  for (const answer of answers) {
    const words = literal(writable(answer.text, converting)).replace(/\s+/g, ' ').trim()
    if (words === '') {
      add(importNote('option-empty', {}))
      continue
    }
    if (/(?<!\\)\*/.test(answer.text)) {
      add(importNote('wildcard-dropped', { answer: answer.text }))
      continue
    }
    const line = {
      mark: isRight(answer, words, converting),
      text: textNodes(words, { ...converting, add: () => {} }).every(({ type }) => type === 'text')
        ? [{ type: 'text' as const, value: words }]
        : [{ type: 'inlineCode' as const, value: words }],
      feedback: feedbackBlocks(answer.feedback, converting),
      folded: foldText(words),
    }
    const twin = kept.find(({ folded }) => folded === line.folded)
    if (!twin) kept.push(line)
    else if (twin.mark === line.mark) add(importNote('answer-merged', { answer: words }))
    else {
      add(importNote('answer-overlap', { answer: twin.mark ? words : wordsOf(twin.text) }))
      if (line.mark) kept.splice(kept.indexOf(twin), 1, line)
    }
  }
  if (!kept.some(({ mark }) => mark)) refuse(importNote('no-right-answer', {}))
  return answerList(kept, false, converting)
}

/** Moodle writes a star that stands for itself as `\*`. */
const literal = (text: string): string => text.replaceAll('\\*', '*')
