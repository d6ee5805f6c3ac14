import { is, nameOf, type Token } from './tokens.ts'

/** One SELECT of a statement, wherever it stands; what is inside its sub-queries belongs to those. */
export interface Select {
  /** The result columns, as tokens without those of sub-queries. */
  items: Token[][]
  hasFrom: boolean
  hasGroupBy: boolean
}

const aggregates = new Set(
  'avg count group_concat json_group_array json_group_object max median min percentile percentile_cont percentile_disc string_agg sum total'.split(
    ' ',
  ),
)

/** Every SELECT of the meaningful tokens of a statement, outer ones first. */
export const selectsOf = (tokens: readonly Token[]): Select[] =>
  tokens.flatMap((token, index) => (is(token, 'SELECT') ? [selectFrom(tokens, index + 1)] : []))

function selectFrom(tokens: readonly Token[], start: number): Select {
  const select: Select = { items: [[]], hasFrom: false, hasGroupBy: false }
  let depth = 0
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index] as Token
    if (is(token, '(') && is(tokens[index + 1], 'SELECT', 'WITH', 'VALUES')) {
      index = closing(tokens, index)
      continue
    }
    if (is(token, ')')) depth -= 1
    if (depth < 0 || (depth === 0 && is(token, ';', 'UNION', 'INTERSECT', 'EXCEPT'))) break
    if (depth === 0 && is(token, 'FROM')) select.hasFrom = true
    if (depth === 0 && is(token, 'GROUP')) select.hasGroupBy = true
    if (!select.hasFrom) {
      if (depth === 0 && is(token, ',')) select.items.push([])
      else if (!isQuantifier(token, index === start)) select.items.at(-1)?.push(token)
    }
    if (is(token, '(')) depth += 1
  }
  return select
}

const isQuantifier = (token: Token, isFirst: boolean): boolean => isFirst && is(token, 'DISTINCT', 'ALL')

/** Where the bracket that opens here is closed; the last token if it never is. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index += 1) {
    if (is(tokens[index], '(')) depth += 1
    if (is(tokens[index], ')')) depth -= 1
    if (depth === 0) return index
  }
  return tokens.length - 1
}

/** Where the bracket that closes here was opened; the first token if it never was. */
export function opening(tokens: readonly Token[], close: number): number {
  let depth = 0
  for (let index = close; index >= 0; index -= 1) {
    if (is(tokens[index], ')')) depth += 1
    if (is(tokens[index], '(')) depth -= 1
    if (depth === 0) return index
  }
  return 0
}

/** Names, in small letters, of the aggregates called among these tokens; not those over a window. */
export const aggregatesIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token, index) => {
    const name = nameOf(token).toLowerCase()
    if (token.kind !== 'word' || !aggregates.has(name) || !is(tokens[index + 1], '(')) return []
    let end = closing(tokens, index + 1)
    if (is(tokens[end + 1], 'FILTER') && is(tokens[end + 2], '(')) end = closing(tokens, end + 2)
    const isOfRow = /^(min|max)$/.test(name) && hasSeveralArguments(tokens.slice(index + 2, end))
    return is(tokens[end + 1], 'OVER') || isOfRow ? [] : [name]
  })

function hasSeveralArguments(tokens: readonly Token[]): boolean {
  let depth = 0
  for (const token of tokens) {
    if (is(token, '(')) depth += 1
    if (is(token, ')')) depth -= 1
    if (depth === 0 && is(token, ',')) return true
  }
  return false
}
