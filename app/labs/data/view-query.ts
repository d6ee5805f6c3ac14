/** What keeps a text from being the query of a view; null if nothing does. */
export type ViewFault = 'empty' | 'not-a-query' | 'second-statement' | 'not-closed' | 'brackets'

/**
 * Whether a text may stand after CREATE VIEW … AS: one SELECT, perhaps with WITH, whose quotes, comments and brackets
 * are closed. Whether it runs, only the sandbox can say.
 */
export function viewFault(query: string): ViewFault | null {
  const bare = withoutTexts(query)
  if (bare === null) return 'not-closed'
  const statement = bare.trim().replace(/;$/, '')
  if (statement.trim() === '') return 'empty'
  if (statement.includes(';')) return 'second-statement'
  if (!/^(select|with)\b/i.test(statement)) return 'not-a-query'
  return hasBracketsInPairs(statement) ? null : 'brackets'
}

/** The query with blanks for comments, and placeholders for quoted texts and names; null if one isn't closed. */
function withoutTexts(query: string): string | null {
  if (query.includes('\0')) return null
  const bare = query.replace(
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/g,
    (found) => (/^(--|\/\*)/.test(found) ? ' ' : 'x'),
  )
  return /['"`[]|\/\*/.test(bare) ? null : bare
}

function hasBracketsInPairs(statement: string): boolean {
  let depth = 0
  for (const letter of statement) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth < 0) return false
  }
  return depth === 0
}
