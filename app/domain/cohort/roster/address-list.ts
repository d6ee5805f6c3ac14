import type { ListLine } from './roster.ts'

const bare = /^\s*(?:mailto:)?[^\s<>@",;|]+@[^\s<>@",;|]+\s*$/i

export interface NamedAddress {
  name: string
  email: string
}

/** Longer than any address with its name; keeps hostile cells from being searched. */
const longest = 500

/** Takes apart `Amina Diallo <amina@ins.example>`, `"Diallo, Amina" <…>` and `<…>`; null if the text isn't written so. */
export function namedAddress(text: string): NamedAddress | null {
  const plain = text.length > longest ? '' : text.trim()
  const opens = plain.lastIndexOf('<')
  if (opens < 0 || !plain.endsWith('>')) return null
  const email = plain.slice(opens + 1, -1).trim()
  const name = plain
    .slice(0, opens)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
  if (!/^[^\s<>]*@[^\s<>]*$/.test(email) || /[<>@]/.test(name)) return null
  return { name: name.trim(), email }
}

/**
 * A list as it is copied out of a mail program: addresses with or without names, one a line or after commas and
 * semicolons. Gives cells `[email, name]`; null if the text is something else, such as a table.
 */
export function readAddressList(text: string): ListLine[] | null {
  if (!text.includes('@')) return null
  // A comma may stand in a name ("Diallo, Amina <…>; …"), so it separates only if nothing else does.
  const lines = text.split(/\r\n?|\n/)
  for (const signs of ['', ';', ';,'])
    if (isMostlyAddresses(split(lines.slice(0, judged), signs))) {
      const items = split(lines, signs)
      return isMostlyAddresses(items) ? items.map(cellsOf) : null
    }
  return null
}

/** By how many lines a text is judged before all of it is. */
const judged = 50

function isMostlyAddresses(items: readonly Item[]): boolean {
  const fitting = items.filter(({ text }) => bare.test(text) || namedAddress(text))
  return items.length > 0 && fitting.length > (2 / 3) * items.length
}

function cellsOf({ row, text }: Item): ListLine {
  const address = namedAddress(text)
  return { row, cells: address ? [address.email, address.name] : [text.trim(), ''] }
}

interface Item {
  row: number
  text: string
}

/** Cuts lines at signs outside quotes and angle brackets. A quote that stays open at the end of its line is a letter. */
function split(lines: readonly string[], signs: string): Item[] {
  const items: Item[] = []
  for (const [at, line] of lines.entries()) {
    const row = at + 1
    let from = 0
    let isQuoted = false
    let isInBrackets = false
    const isPaired = (line.split('"').length - 1) % 2 === 0
    for (let index = 0; index < line.length; index++) {
      const sign = line.charAt(index)
      if (sign === '"' && isPaired) isQuoted = !isQuoted
      else if (sign === '<' && !isQuoted) isInBrackets = true
      else if (sign === '>' && !isQuoted) isInBrackets = false
      else if (signs.includes(sign) && !isQuoted && !isInBrackets) {
        items.push({ row, text: line.slice(from, index) })
        from = index + 1
      }
    }
    items.push({ row, text: line.slice(from) })
  }
  return items.filter(({ text }) => text.trim() !== '')
}
