import { nearest } from './nearest.ts'
import type { RunFailed, SqlErrorCode } from './run.ts'
import { is, meaningful, nameOf, type Token, tokensOf } from './tokens.ts'

/** What may be named: columns by table or view. */
export type Known = Record<string, string[]>

export interface EngineError {
  query: string
  /** SQLite's primary result code. */
  result: number
  message: string
  /** Where SQLite saw it, in bytes of UTF-8; -1 when it does not say. */
  byteOffset: number
  /** Asked only when the error is about a name. */
  known: () => Known
}

type Explained = Omit<RunFailed, 'kind' | 'ms'>

/** Functions that people look for; more exist. */
const functions = [
  'abs avg cast ceil coalesce concat count cume_dist date dense_rank exp first_value floor format group_concat if ifnull',
  'iif instr julianday lag last_value lead length ln log log10 lower ltrim max median min mod ntile nullif percent_rank',
  'percentile power printf rank replace round row_number rtrim sign sqrt strftime string_agg substr substring sum total',
  'trim trunc typeof unixepoch upper',
].flatMap((line) => line.split(' '))

/** SQLite's result codes that say all there is to say. */
const byResult: Record<number, SqlErrorCode> = { 7: 'memory', 9: 'time' }

/** First match wins; the group, where there is one, is the name that the error is about. */
const byMessage: [RegExp, SqlErrorCode][] = [
  [/^no such column: (.*?)(?: - should this be .*)?$/, 'no-such-column'],
  [/^no such table(?:-valued function)?: (?:main\.)?(.+)$/, 'no-such-table'],
  [/^no such function: (.+)$/, 'no-such-function'],
  [/^ambiguous column name: (.+)$/, 'ambiguous-column'],
  [/^misuse of (?:aggregate|window)(?: function)?:? (\w+)\(/, 'misused-aggregate'],
  [/^misuse of aliased (?:aggregate|window function) (.+)$/, 'misused-aggregate'],
  [/^aggregate functions are not allowed in the (.+?) clause$/, 'misused-aggregate'],
  [/^(HAVING) clause on a non-aggregate query$/, 'misused-aggregate'],
  [/^wrong number of arguments to function (\w+)\(/, 'wrong-argument-count'],
  [/^unrecognized token: "['"`[]/, 'incomplete'],
  [/^unrecognized token: "([\s\S]*)"$/, 'syntax'],
  [/^near "([\s\S]*)": syntax error$/, 'syntax'],
  [/^incomplete input$/, 'incomplete'],
  [/^not authorized to use function: (.+)$/, 'not-allowed'],
  [/^access to (?:\w+\.)?(\w+)\.\w+ is prohibited$/, 'not-allowed'],
  [/^not authorized$/, 'not-allowed'],
  [/^(?:statement|query string) (?:is )?too (?:long|big)$/, 'too-long'],
  [/^string or blob too big$/, 'too-much'],
  [/^too many |^Expression tree is too large|^at most \d+ tables|too complex$/, 'too-complex'],
  [/^parser stack overflow|^Recursion limit|nested too deep$/i, 'too-complex'],
]

/** Turns SQLite's English into a code, a place and names. Pure. */
export function explainError({ query, result, message, byteOffset, known }: EngineError): Explained {
  const [code, name] = codeAndName(result, message)
  const tokens = meaningful(tokensOf(query))
  const offset = byteOffset >= 0 ? unitsAt(query, byteOffset) : placeOf(name, code, tokens)
  return { code, offset, name, nearest: namesNear(code, name, tokens, known), message }
}

function codeAndName(result: number, message: string): [SqlErrorCode, string | null] {
  const plain = byResult[result]
  if (plain) return [plain, null]
  for (const [pattern, code] of byMessage) {
    const match = pattern.exec(message)
    if (match) return [code, match[1] ? withoutQuotes(match[1]) : null]
  }
  return [result === 18 ? 'too-much' : 'other', null]
}

const withoutQuotes = (name: string): string => name.replace(/^"(.*)"$/, '$1')

const encoder = new TextEncoder()

/** From bytes of UTF-8 to units of UTF-16. */
export function unitsAt(text: string, bytes: number): number {
  const units = new TextDecoder().decode(encoder.encode(text).subarray(0, bytes)).length
  return Math.min(units, text.length)
}

/** Where a name stands, if it does so just once; the end of a text that is not finished. */
function placeOf(name: string | null, code: SqlErrorCode, tokens: readonly Token[]): number | null {
  if (code === 'incomplete') {
    const last = tokens.at(-1)
    return last ? last.at + last.text.length : null
  }
  if (name === null) return null
  const wanted = name.split('.')[0]?.toLowerCase()
  const found = tokens.filter((token) => nameOf(token).toLowerCase() === wanted)
  return found.length === 1 ? (found[0]?.at ?? null) : null
}

function namesNear(
  code: SqlErrorCode,
  name: string | null,
  tokens: readonly Token[],
  known: () => Known,
): string[] {
  if (name === null) return []
  const last = name.split('.').at(-1) ?? name
  if (code === 'no-such-function') return nearest(last, functions).map((found) => found.toUpperCase())
  if (code === 'no-such-table') return nearest(last, [...Object.keys(known()), ...namedInWith(tokens)])
  if (code !== 'no-such-column') return []
  const mentioned = new Set(tokens.map((token) => nameOf(token).toLowerCase()))
  const tables = Object.entries(known())
  const near = tables.filter(([table]) => mentioned.has(table.toLowerCase()))
  return nearest(
    last,
    (near.length > 0 ? near : tables).flatMap(([, columns]) => columns),
  )
}

/** Names that the query itself makes: `name AS (`. */
const namedInWith = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token, index) =>
    token.kind === 'word' && is(tokens[index + 1], 'AS') && is(tokens[index + 2], '(') ? [token.text] : [],
  )
