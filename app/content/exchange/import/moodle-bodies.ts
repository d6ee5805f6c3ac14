import { importNote } from '#app/domain/studio/import-report.ts'
import {
  type ImportedAnswer,
  type ImportedBody,
  type ImportedQuestion,
  plain,
  type Rich,
} from './imported-question.ts'
import { richOf } from './moodle-rich.ts'
import { childOf, childrenOf, textOfChild, type XmlElement } from './moodle-xml.ts'

type Common = Omit<ImportedQuestion, 'body'>

/** Reads what a kind of question is answered with; what it can't keep of it goes to the notes of `common`. */
type ReadBody = (element: XmlElement, common: Common) => ImportedBody

const percentOf = ({ attributes }: XmlElement): number => Number(attributes.fraction ?? 0) || 0

const isTrue = (text: string): boolean => /^(1|true)$/i.test(text)

const feedbackOf = (answer: XmlElement): Rich | null => richOf(childOf(answer, 'feedback'))

const answerText = (answer: XmlElement): string => (childOf(answer, 'text') ?? answer).text.trim()

const answers = <T>(element: XmlElement, text: (answer: XmlElement) => T): ImportedAnswer<T>[] =>
  childrenOf(element, 'answer').map((answer) => ({
    text: text(answer),
    percent: percentOf(answer),
    feedback: feedbackOf(answer),
  }))

/** The format of an option stands with it; an older file has none, and then it is HTML. */
const richAnswer = (answer: XmlElement): Rich => richOf(answer) ?? plain('')

const multichoice: ReadBody = (element, common) => {
  const single = !/^(0|false)$/i.test(textOfChild(element, 'single'))
  if (!single)
    moveFeedback(element, common, ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'])
  return {
    kind: 'choice',
    single,
    shuffle: isTrue(textOfChild(element, 'shuffleanswers')),
    options: answers(element, richAnswer),
    whenRight: single ? ownWords(element, 'correctfeedback') : null,
    whenWrong: single ? ownWords(element, 'incorrectfeedback') : null,
  }
}

const truefalse: ReadBody = (element) => {
  const given = answers(element, answerText)
  const of = (value: string) => given.find(({ text }) => text.toLowerCase() === value)
  const [yes, no] = [of('true'), of('false')]
  if (!yes || !no) return { kind: 'refused', why: importNote('answers-few', {}) }
  return {
    kind: 'true-false',
    right: yes.percent > no.percent,
    whenTrue: yes.feedback,
    whenFalse: no.feedback,
  }
}

const shortanswer: ReadBody = (element) => ({
  kind: 'text',
  caseMatters: isTrue(textOfChild(element, 'usecase')),
  answers: answers(element, answerText),
})

const numerical: ReadBody = (element, common) => {
  const units = childrenOf(childOf(element, 'units') ?? element, 'unit').map((unit) => ({
    name: textOfChild(unit, 'unit_name'),
    multiplier: Number(textOfChild(unit, 'multiplier')) || 0,
  }))
  const own = units.find(({ multiplier }) => multiplier === 1)?.name ?? null
  const others = units.filter(({ name }) => name !== own)
  if (others.length > 0)
    common.notes.push(importNote('unit-dropped', { units: others.map(({ name }) => name).join(', ') }))
  const values = childrenOf(element, 'answer').map((answer) => ({
    text: answerText(answer),
    tolerance: textOfChild(answer, 'tolerance') || null,
    percent: percentOf(answer),
    feedback: feedbackOf(answer),
  }))
  return { kind: 'numeric', unit: own === '' ? null : own, values }
}

const matching: ReadBody = (element, common) => {
  moveFeedback(element, common, ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'])
  const rows = childrenOf(element, 'subquestion').map((row) => ({
    left: richOf(row) ?? plain(''),
    right: richAnswerOfPair(row),
  }))
  return {
    kind: 'pairs',
    pairs: rows.filter(({ left }) => left.text !== ''),
    distractors: rows.filter(({ left }) => left.text === '').map(({ right }) => right),
  }
}

/** Answers of a pair are plain text, but a text that was written as HTML keeps what it says. */
function richAnswerOfPair(row: XmlElement): Rich {
  const answer = childOf(row, 'answer')
  return answer ? { ...(richOf(answer) ?? plain('')), format: 'html' } : plain('')
}

const ordering: ReadBody = (element, common) => {
  moveFeedback(element, common, ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'])
  const items = answers(element, richAnswer)
  // Some versions write the place as the fraction, others 0 for all: then they stand in their order.
  return { kind: 'order', items: items.toSorted((a, b) => a.percent - b.percent).map(({ text }) => text) }
}

const essay: ReadBody = (element, common) => {
  if (textOfChild(element, 'responsetemplate') !== '') common.notes.push(importNote('template-dropped', {}))
  if (Number(textOfChild(element, 'attachments')) > 0)
    common.notes.push(importNote('attachments-dropped', {}))
  return { kind: 'written', criteria: richOf(childOf(element, 'graderinfo')) }
}

export const moodleBodies: Record<string, ReadBody> = {
  multichoice,
  truefalse,
  shortanswer,
  numerical,
  matching,
  match: matching,
  ordering,
  essay,
  description: () => ({ kind: 'prose' }),
}

/** What Moodle itself writes into every new question says nothing of this one. */
const standard =
  /^(your answer is (partially )?(in)?correct|(votre|la) réponse est (partiellement )?(in)?correcte|(su |la )?respuesta (es )?(parcialmente )?(in)?correcta)\.?$/i

function ownWords(element: XmlElement, name: string): Rich | null {
  const rich = richOf(childOf(element, name))
  const words = rich?.text.replace(/<[^>]{0,200}>/g, '').trim() ?? ''
  return words === '' || standard.test(words) ? null : rich
}

/** Words for a right, partly right or wrong answer have no place of their own here: they explain, so the solution has them. */
function moveFeedback(element: XmlElement, common: Common, names: string[]): void {
  const moved = names.flatMap((name) => ownWords(element, name) ?? [])
  if (moved.length > 0) common.notes.push(importNote('feedback-moved', {}))
  common.explanations.push(...moved)
}
