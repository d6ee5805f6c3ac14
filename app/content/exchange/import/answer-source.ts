import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { importNote } from '#app/domain/studio/import-report.ts'
import { type Converting, QuestionRefusal } from './converting.ts'
import type { ImportedAnswer, Rich } from './imported-question.ts'
import { blocksOfRich } from './rich-blocks.ts'
import { answersAsSource } from './write-markdown.ts'

/** One line of a list of answers. */
export interface AnswerLine {
  mark: boolean | null
  text: PhrasingContent[]
  feedback: RootContent[]
}

/** A list of answers, each with its feedback as a quote below it. */
export function answerList(lines: AnswerLine[], ordered: boolean, converting: Converting): string {
  const items = lines.map(({ mark, text, feedback }): ListItem => {
    const quote: RootContent[] =
      feedback.length > 0 ? [{ type: 'blockquote', children: feedback as never }] : []
    return {
      type: 'listItem',
      spread: false,
      checked: mark,
      children: [{ type: 'paragraph', children: text }, ...quote] as never,
    }
  })
  return answersAsSource(
    { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: items },
    converting,
  )
}

/** Feedback of an answer: blocks, and none where the file says nothing. */
export const feedbackBlocks = (feedback: Rich | null, converting: Converting): RootContent[] =>
  feedback === null ? [] : blocksOfRich(feedback, converting)

/** Whether a line says anything: words, a formula, a picture. */
export const saysSomething = (text: PhrasingContent[]): boolean =>
  textOf({ type: 'paragraph', children: text }, { includeImageAlt: true }).trim() !== ''

export const wordsOf = (text: PhrasingContent[]): string =>
  textOf({ type: 'paragraph', children: text }, { includeImageAlt: true }).trim()

/** What earns all is right; what earns a part only is wrong here, and that is said. */
export function isRight(
  { percent }: Pick<ImportedAnswer, 'percent'>,
  words: string,
  { add }: Converting,
): boolean {
  if (percent >= 99.99) return true
  if (percent > 0) add(importNote('partial-none', { answer: words, percent: Math.round(percent) }))
  return false
}

export const refuse = (why: ConstructorParameters<typeof QuestionRefusal>[0]): never => {
  throw new QuestionRefusal(why)
}
