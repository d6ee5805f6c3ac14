/** What a stretch of typed text becomes in a source, and whether it holds a tag that we can't vouch for. */
export interface EscapedText {
  text: string
  hasBrokenTag: boolean
}

const term = /^<Term +id="[a-z0-9-]+" *>[^<{`$\\\n|]+<\/Term>/

/**
 * Takes the sense of syntax from signs that would begin a tag or program code, and from marks of code and formulas that
 * are never closed; what stands in code or in a formula stays. `isTable`: a bar ends a cell, and all that was opened in it.
 *
 * A stretch is what the parser reads in one go: it must not be cut by an empty line or the beginning of a block. Where
 * it is not certain what a mark belongs to, everything behind it is escaped: a backslash too many can be seen and taken
 * out, one too few would let a text break out of its place.
 */
export function escapeInline(stretch: string, hasTerms: boolean, isTable: boolean): EscapedText {
  let text = ''
  let hasBrokenTag = false
  let isCertain = true
  for (let at = 0; at < stretch.length; ) {
    const rest = stretch.slice(at)
    const sign = rest[0] as string
    let taken = sign
    let written = sign
    if (sign === '\\') {
      taken = rest.slice(0, 2)
      written = taken
    } else if (sign === '`' || sign === '$') {
      const run = runAt(rest)
      const cell = isTable ? (/^(?:\\[\s\S]|[^\\|])*/.exec(rest)?.[0] ?? '') : rest
      const end = isCertain ? closing(cell, run) : null
      taken = end === null ? run : rest.slice(0, end)
      written = end === null ? run.replace(/[`$]/g, '\\$&') : taken
    } else if (sign === '<') {
      const known = hasTerms ? term.exec(rest)?.[0] : undefined
      const isOurs = hasTerms && /^<\/?Term\b/.test(rest)
      if (isOurs && !known) hasBrokenTag = true
      taken = known ?? sign
      written = known ?? '\\<'
    } else if (sign === '{') written = '\\{'
    else if (isUncertain(rest)) isCertain = false
    text += written
    at += taken.length
  }
  return { text, hasBrokenTag }
}

/** The same length of text, with all that stands in code, in a formula or behind a backslash out of sight. */
export function maskInline(stretch: string): string {
  let text = ''
  for (let at = 0; at < stretch.length; ) {
    const rest = stretch.slice(at, at + 1) === '\\' ? stretch.slice(at, at + 2) : stretch.slice(at)
    const run = runAt(rest)
    const length = rest[0] === '\\' ? rest.length : run === '' ? 0 : (closing(rest, run) ?? run.length)
    text += length === 0 ? stretch[at] : stretch.slice(at, at + length).replace(/[^\n]/g, ' ')
    at += length || 1
  }
  return text
}

const runAt = (rest: string): string => /^(?:`+|\$+)/.exec(rest)?.[0] ?? ''

/** Behind the next run of the same marks and the same length; null where there is none. */
function closing(rest: string, run: string): number | null {
  const others = run[0] === '`' ? /`+/g : /\$+/g
  others.lastIndex = run.length
  for (let found = others.exec(rest); found; found = others.exec(rest))
    if (found[0].length === run.length) return found.index + run.length
  return null
}

/** Addresses and names of notes are read as they stand: a mark in one of them opens nothing, if it is one. */
const isUncertain = (rest: string): boolean =>
  /^\]\([ \t\n]*\S*[`$]|^\]\([ \t\n]*\S*[ \t\n]+["'(][\s\S]*[`$]|^\]\[[^\]]*[`$]|^\[\^[^\]]*[`$]/.test(rest)
