import { importNote } from '#app/domain/studio/import-report.ts'
import {
  type AnswerLine,
  answerList,
  feedbackBlocks,
  isRight,
  refuse,
  saysSomething,
  wordsOf,
} from './answer-source.ts'
import type { Converting } from './converting.ts'
import type { ImportedBody, Rich } from './imported-question.ts'
import { lineOfRich } from './rich-blocks.ts'
import { importWords } from './words.ts'

type Choice = Extract<ImportedBody, { kind: 'choice' }>
type TrueFalse = Extract<ImportedBody, { kind: 'true-false' }>

/** Options with their marks. What is graded differently here is said. @throws QuestionRefusal */
export function choiceSource(body: Choice, converting: Converting): string {
  const read = body.options.map((option) => ({ ...option, line: lineOfRich(option.text, converting) }))
  const options = read.filter(({ line }) => saysSomething(line))
  if (options.length < read.length) converting.add(importNote('option-empty', {}))
  if (options.length < 2) refuse(importNote('answers-few', {}))
  const marks = body.single ? singleMarks(options, converting) : severalMarks(options, converting)
  if (!marks.includes(true)) refuse(importNote('no-right-answer', {}))
  const lines = options.map(({ line, feedback }, at): AnswerLine => {
    const always = marks[at] ? body.whenRight : body.whenWrong
    const said = [feedback, body.single ? always : null].flatMap((rich) => feedbackBlocks(rich, converting))
    return { mark: marks[at] ?? false, text: line, feedback: said }
  })
  return answerList(lines, false, converting)
}

type Options = (Choice['options'][number] & { line: ReturnType<typeof lineOfRich> })[]

/** With one choice, all right answers earn all; ours asks for all of them where there are several. */
function singleMarks(options: Options, converting: Converting): boolean[] {
  const marks = options.map((option) => isRight(option, wordsOf(option.line), converting))
  const count = marks.filter(Boolean).length
  if (count > 1) converting.add(importNote('all-right-needed', { count }))
  return marks
}

/** Where several may be ticked, what earns anything is right, and points are shared: right minus wrong. */
function severalMarks(options: Options, { add }: Converting): boolean[] {
  const marks = options.map(({ percent }) => percent > 0)
  const right = options.filter(({ percent }) => percent > 0)
  const share = 100 / Math.max(right.length, 1)
  if (right.length === 1) add(importNote('single-now', {}))
  else {
    if (right.some(({ percent }) => Math.abs(percent - share) > 0.5)) add(importNote('weights-equal', {}))
    const wrong = options.filter(({ percent }) => percent <= 0)
    if (wrong.some(({ percent }) => Math.abs(-percent - share) > 0.5)) add(importNote('wrong-costs', {}))
  }
  return marks
}

/** True or false as a choice of two, in the words of the module's language. */
export function trueFalseSource(body: TrueFalse, language: string, converting: Converting): string {
  const words = importWords(language)
  const line = (value: boolean, text: string, feedback: Rich | null): AnswerLine => ({
    mark: body.right === value,
    text: [{ type: 'text', value: text }],
    feedback: feedbackBlocks(feedback, converting),
  })
  return answerList(
    [line(true, words.yes, body.whenTrue), line(false, words.no, body.whenFalse)],
    false,
    converting,
  )
}
