import { foldText } from '#app/domain/exercise/fold-text.ts'
import { checkMarks, compareItems, type Item, readItems, wantFeedback } from './items.ts'
import type { AuthoredKind, ReadContext } from './kind.ts'

export interface TextAnswers {
  answers: Item[]
}

export const text: AuthoredKind<'text', TextAnswers> = {
  answersIn: 'task list',

  read({ answers, at }, context) {
    if (answers?.type !== 'list') return null
    const items = readItems(answers, 'An answer', context)
    checkMarks(items, at, context)
    wantFeedback(items, context)
    checkOverlaps(items, context)
    return { answers: items }
  },

  compare: (own, source, differs, at) => compareItems(own.answers, source.answers, 'answers', differs, at),

  finish: (own, source, html) => ({
    answers: own.answers.map(({ plain, feedback }, index) => {
      const twin = source.answers[index]
      return {
        right: twin?.mark ?? false,
        text: plain,
        also: twin && twin.plain !== plain ? [twin.plain] : [],
        feedback: feedback === null ? null : html(feedback),
      }
    }),
  }),
}

/** Case, accents and spaces are folded when answers are read: two that fold alike are the same answer. */
function checkOverlaps(items: Item[], { say }: ReadContext): void {
  items.forEach((item, index) => {
    for (const other of items.slice(0, index)) {
      if (item.plain === '' || foldText(item.plain) !== foldText(other.plain)) continue
      if (item.mark === other.mark) say('answer-repeated', item.at, `“${item.plain}”`)
      else {
        const [wrong, key] = item.mark ? [other.plain, item.plain] : [item.plain, other.plain]
        say('answer-overlap', item.at, wrong, key)
      }
    }
  })
}
