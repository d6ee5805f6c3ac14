import type { Known } from './explain.ts'
import type { Advice } from './run.ts'
import { aggregatesIn, type Select, selectsOf } from './selects.ts'
import { is, meaningful, nameOf, type Token, tokensOf } from './tokens.ts'

/**
 * What to say about a query that ran: slips that its text shows. Cut divisions only running shows (divisions.ts). Pure.
 * @param known the columns there are, by table; asked only when a name in double quotes is in doubt
 */
export function adviceOn(query: string, known: () => Known): Advice[] {
  const tokens = meaningful(tokensOf(query))
  const found: Advice[] = []
  if (hasEqualsNull(tokens)) found.push('equals-null')
  if (selectsOf(tokens).some(hasBareColumn)) found.push('bare-column')
  if (hasDoubleQuotedText(tokens, known)) found.push('double-quoted-text')
  return found
}

const comparisons = ['=', '==', '<>', '!=']

const hasEqualsNull = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, index) =>
      is(token, 'NULL') && (is(tokens[index - 1], ...comparisons) || is(tokens[index + 1], ...comparisons)),
  )

function hasBareColumn({ items, hasFrom, hasGroupBy }: Select): boolean {
  if (!hasFrom || hasGroupBy) return false
  const called = items.flatMap((item) => aggregatesIn(item))
  // With a single MIN or MAX, SQLite takes the other columns from the row that has it.
  const isRowOfExtreme = called.length === 1 && /^(min|max)$/.test(called[0] ?? '')
  return called.length > 0 && !isRowOfExtreme && items.some(isBareColumn)
}

const constants = ['NULL', 'TRUE', 'FALSE', 'CURRENT_DATE', 'CURRENT_TIME', 'CURRENT_TIMESTAMP']

const isName = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'quoted' || (token.kind === 'word' && !is(token, ...constants, 'AS', 'CASE', 'NOT')))

/** `name` or `table.name` or `table.*`, perhaps renamed, and nothing else. */
function isBareColumn(item: readonly Token[]): boolean {
  let rest = item
  if (isName(rest[0]) && is(rest[1], '.')) rest = rest.slice(2)
  if (is(rest[0], '*')) return rest.length === 1
  if (!isName(rest[0])) return false
  const alias = is(rest[1], 'AS') ? rest.slice(2) : rest.slice(1)
  return alias.length === 0 ? rest.length === 1 : alias.length === 1 && isName(alias[0])
}

/** SQLite takes a name in double quotes that means nothing for a text. */
function hasDoubleQuotedText(tokens: readonly Token[], known: () => Known): boolean {
  const doubtful = tokens.filter((token, index) => token.text.startsWith('"') && mayBeText(tokens, index))
  if (doubtful.length === 0) return false
  const names = new Set(['rowid', 'oid', '_rowid_', ...namesMade(tokens)])
  for (const [table, columns] of Object.entries(known())) {
    for (const name of [table, ...columns]) names.add(name.toLowerCase())
  }
  return doubtful.some((token) => !names.has(nameOf(token).toLowerCase()))
}

/** Where a value may stand: not as an alias, not as or beside a table's name. */
function mayBeText(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  if (before === undefined || is(before, '.', ')') || is(tokens[index + 1], '.')) return false
  return before.kind === 'sign' || isBeforeValue(before)
}

const wordsBeforeValues =
  'SELECT DISTINCT ALL WHERE AND OR NOT ON BY HAVING IN LIKE GLOB IS BETWEEN WHEN THEN ELSE CASE VALUES'.split(
    ' ',
  )

/** After any other word stands the name of a table, or an alias. */
const isBeforeValue = (token: Token | undefined): boolean => is(token, ...wordsBeforeValues)

/** Names that the query gives, in small letters: aliases, and columns of its WITH tables. */
function namesMade(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' && token.kind !== 'quoted') return []
    const before = tokens[index - 1]
    const isAlias = is(before, 'AS', ')', 'END') || (isName(before) && !isBeforeValue(before))
    return isAlias || isInWithColumns(tokens, index) ? [nameOf(token).toLowerCase()] : []
  })
}

/** Inside the brackets of `WITH name (here) AS (`. */
function isInWithColumns(tokens: readonly Token[], index: number): boolean {
  let end = index
  while (isName(tokens[end]) || is(tokens[end], ',')) end += 1
  return is(tokens[end], ')') && is(tokens[end + 1], 'AS') && is(tokens[end + 2], '(', 'MATERIALIZED', 'NOT')
}
