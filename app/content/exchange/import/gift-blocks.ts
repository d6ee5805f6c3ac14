/** One question of a GIFT file: its lines without comments, and where they begin. */
export interface GiftBlock {
  line: number
  text: string
  category: string
}

/** Parts a GIFT file at its empty lines, as Moodle does; comments go, and `$CATEGORY:` holds from there on. */
export function giftBlocks(file: string): GiftBlock[] {
  const blocks: GiftBlock[] = []
  let category = ''
  let lines: string[] = []
  let begins = 1
  const flush = () => {
    if (lines.length > 0) blocks.push({ line: begins, text: lines.join('\n'), category })
    lines = []
  }
  file.split(/\r\n?|\n/).forEach((line, at) => {
    const named = /^\s*\$CATEGORY:\s*(.*)$/i.exec(line)
    if (named) {
      flush()
      category = (named[1] ?? '').trim()
    } else if (line.trim() === '') flush()
    else if (!/^\s*\/\//.test(line)) {
      if (lines.length === 0) begins = at + 1
      lines.push(line)
    }
  })
  flush()
  return blocks
}

/**
 * Escapes become signs of a private area, so that what parts answers is told from what is only said; `shown` turns them back.
 */
const escapes = ['\\', '~', '=', '#', '{', '}', ':', 'n']
const standIn = (sign: string) => String.fromCharCode(0xe100 + escapes.indexOf(sign))

export const hideEscapes = (text: string): string =>
  text.replace(/[\ue100-\ue1ff]/g, '').replace(/\\([\\~=#{}:n])/g, (_whole, sign: string) => standIn(sign))

export const shown = (text: string): string =>
  text.replace(/[\ue100-\ue107]/g, (sign) => {
    const escaped = escapes[sign.charCodeAt(0) - 0xe100] ?? ''
    return escaped === 'n' ? '\n' : escaped
  })
