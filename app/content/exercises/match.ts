import type { AuthoredKind, Differs } from './kind.ts'
import { grouping, type Rows, readRows } from './rows.ts'

export const match: AuthoredKind<'match', Rows> = {
  answersIn: 'table',

  read: ({ answers, at }, context) =>
    answers?.type === 'table' ? readRows(answers, at, 'pairs', context) : null,

  compare(own, source, differs, at) {
    if (own.rows.length !== source.rows.length) {
      differs(at.own, 'The number of pairs', own.rows.length, source.rows.length, at.source)
    } else compareGroups(own, source, differs)
  },

  finish: (own, _source, html) => ({
    headers: [html(own.headers[0]), html(own.headers[1])],
    pairs: own.rows.map(({ left, right, feedback }) => ({
      left: html(left),
      right: html(right),
      feedback: feedback === null ? null : html(feedback),
    })),
  }),
}

/** Where the source repeats a right cell, the translation must repeat it too, in the same words. */
export function compareGroups(own: Rows, source: Rows, differs: Differs): void {
  const [mine, theirs] = [grouping(own.rows), grouping(source.rows)]
  own.rows.forEach((row, index) => {
    const twin = source.rows[index]
    if (!twin || mine[index] === theirs[index]) return
    differs(row.at, 'The second cell of this row', `“${row.rightPlain}”`, `“${twin.rightPlain}”`, twin.at)
  })
}
