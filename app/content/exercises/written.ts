import type { List } from 'mdast'
import { isTag, placeOf } from '../tree.ts'
import { compareItems, type Item, readItems } from './items.ts'
import type { AuthoredKind } from './kind.ts'

export interface WrittenAnswers {
  rubric: Item[]
}

export const written: AuthoredKind<'written', WrittenAnswers> = {
  answersIn: 'rubric',

  read({ answers, solution, at }, context) {
    if (!solution) context.say('solution-missing', at)
    if (!answers || !isTag(answers)) return null
    const lists = answers.children.filter((child): child is List => child.type === 'list')
    const other = answers.children.find(({ type }) => type !== 'list')
    if (other || lists.length !== 1) {
      context.say('answers-missing', placeOf(other ?? answers), 'criteria as one list (- …) in <Rubric>')
    }
    return { rubric: lists.flatMap((list) => readItems(list, 'A criterion', context)) }
  },

  compare: (own, source, differs, at) => compareItems(own.rubric, source.rubric, 'criteria', differs, at),

  finish: (own, _source, html) => ({ rubric: own.rubric.map(({ text }) => html(text)) }),
}
