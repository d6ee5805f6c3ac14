/** What a line of a text is, seen by itself: what the scanner of blocks asks of it. */

export const isBlank = (line: string): boolean => /^[ \t\r]*$/.test(line)

export const isHeading = (line: string): boolean => /^ {0,3}#{1,6}(?:[ \t]|\r?$)/.test(line)

export const isQuote = (line: string): boolean => /^ {0,3}>/.test(line)

export const isRule = (line: string): boolean =>
  /^ {0,3}(?:\*[ \t]*){3,}\r?$|^ {0,3}(?:_[ \t]*){3,}\r?$|^ {0,3}(?:-[ \t]*){3,}\r?$/.test(line)

/** The line below a paragraph that makes a heading of it. */
export const isUnderline = (line: string): boolean => /^ {0,3}(?:=+|-+)[ \t]*\r?$/.test(line)

/** The second line of a table. */
export const isDelimiterRow = (line: string): boolean =>
  line.includes('-') && /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$/.test(line)

/** The label of a footnote that begins here; null elsewhere. */
export const footnoteLabel = (line: string): string | null =>
  /^ {0,3}\[\^([^\]\s]{1,200})\]:/.exec(line)?.[1] ?? null

export const indentOf = (line: string): number => {
  let width = 0
  for (const sign of line) {
    if (sign === ' ') width++
    else if (sign === '\t') width += 4 - (width % 4)
    else break
  }
  return width
}

export interface Marker {
  /** Items with another sign belong to another list. */
  sign: string
  /** Columns before an item's words: what belongs to the item is indented as far. */
  width: number
  /** Whether a list may begin with it right below a paragraph's line. */
  interrupts: boolean
}

/** The marker of a list's item; null for other lines. */
export function markerOf(line: string): Marker | null {
  const found = /^( {0,3})(?:([-+*])|(\d{1,9})([.)]))(?:([ \t]+)(\S)?|\r?$)/.exec(line)
  if (!found || isRule(line)) return null
  const [, indent = '', bullet, number = '', end, space = ' ', first] = found
  const sign = bullet ?? end ?? ''
  const spaces = first === undefined || space.length > 4 ? 1 : space.length
  return {
    sign,
    width: indent.length + (bullet ? 1 : number.length + 1) + spaces,
    interrupts: first !== undefined && (bullet !== undefined || Number(number) === 1),
  }
}

export interface Fence {
  kind: 'code' | 'formula'
  sign: string
  length: number
}

/** A fence of code or of a formula that opens here, at whatever depth. */
export function fenceOf(line: string): Fence | null {
  const code = /^[ \t]*(`{3,}|~{3,})(.*)$/.exec(line.replace(/\r$/, ''))
  if (code) {
    const [, signs = '', info = ''] = code
    return signs[0] === '`' && info.includes('`')
      ? null
      : { kind: 'code', sign: signs[0] as string, length: signs.length }
  }
  const formula = /^[ \t]*(\${2,})[^$]*$/.exec(line)
  return formula ? { kind: 'formula', sign: '$', length: formula[1]?.length ?? 2 } : null
}

export function closesFence(line: string, { sign, length }: Fence): boolean {
  const bare = line.trim()
  if (bare.length < length) return false
  for (const char of bare) if (char !== sign) return false
  return true
}
