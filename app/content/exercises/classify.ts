import type { AuthoredKind } from './kind.ts'
import { compareGroups } from './match.ts'
import { grouping, type Rows, readRows } from './rows.ts'

export const classify: AuthoredKind<'classify', Rows> = {
  answersIn: 'table',

  read({ answers, at }, context) {
    if (answers?.type !== 'table') return null
    const read = readRows(answers, at, 'cases', context)
    if (read && read.rows.length > 1 && Math.max(...grouping(read.rows)) === 0)
      context.say('categories-few', at)
    return read
  },

  compare(own, source, differs, at) {
    if (own.rows.length !== source.rows.length) {
      differs(at.own, 'The number of cases', own.rows.length, source.rows.length, at.source)
    } else compareGroups(own, source, differs)
  },

  finish(own, _source, html) {
    const groups = grouping(own.rows)
    const firsts = own.rows.filter((_row, index) => groups.indexOf(groups[index] as number) === index)
    return {
      headers: [html(own.headers[0]), html(own.headers[1])],
      categories: firsts.map(({ right }) => html(right)),
      cases: own.rows.map(({ left, feedback }, index) => ({
        text: html(left),
        category: groups[index] as number,
        feedback: feedback === null ? null : html(feedback),
      })),
    }
  },
}
