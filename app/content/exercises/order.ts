import { compareItems, type Item, readItems } from './items.ts'
import type { AuthoredKind } from './kind.ts'

export interface OrderAnswers {
  items: Item[]
}

export const order: AuthoredKind<'order', OrderAnswers> = {
  answersIn: 'numbered list',

  read({ answers, at }, context) {
    if (answers?.type !== 'list') return null
    const items = readItems(answers, 'An item', context)
    if (items.length < 2) context.say('answers-few', at, 'items')
    items.forEach((item, index) => {
      if (items.findIndex(({ plain }) => plain === item.plain) < index)
        context.say('answer-repeated', item.at, 'The item')
    })
    return { items }
  },

  compare: (own, source, differs, at) => compareItems(own.items, source.items, 'items', differs, at),

  finish: (own, _source, html) => ({ items: own.items.map(({ text }) => html(text)) }),
}
