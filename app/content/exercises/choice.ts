import { checkMarks, compareItems, type Item, readItems, wantFeedback } from './items.ts'
import type { AuthoredKind } from './kind.ts'

export interface ChoiceAnswers {
  shuffle: boolean
  options: Item[]
}

export const choice: AuthoredKind<'choice', ChoiceAnswers> = {
  answersIn: 'task list',

  read({ answers, shuffle, at }, context) {
    if (answers?.type !== 'list') return null
    const options = readItems(answers, 'An option', context)
    if (options.length < 2) context.say('answers-few', at, 'options')
    checkMarks(options, at, context)
    wantFeedback(options, context)
    return { shuffle, options }
  },

  compare(own, source, differs, at) {
    compareItems(own.options, source.options, 'options', differs, at)
    if (own.shuffle && !source.shuffle) differs(at.own, 'shuffle', 'set', 'not set', at.source)
  },

  finish: (own, source, html) => ({
    shuffle: source.shuffle,
    options: own.options.map((option, index) => ({
      text: html(option.text),
      right: source.options[index]?.mark ?? false,
      feedback: option.feedback === null ? null : html(option.feedback),
    })),
  }),
}
