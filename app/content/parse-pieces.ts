import { LRUCache } from 'lru-cache'
import type { Root, RootContent } from 'mdast'

/** Stands behind a piece that is read by itself: where it comes out as a heading, nothing of the piece was left open. */
const SENTINEL = '## \uE001'

/** Characters of pieces that are kept read: some fifteen long modules. Their trees take about 75 times as much. */
const KEPT_CHARACTERS = 600_000

/** A piece of a text as a tree of its own, from line 1; null for one that can't be read by itself. */
type Piece = RootContent[] | null

const kept = new LRUCache<string, { piece: Piece }>({
  maxSize: KEPT_CHARACTERS,
  sizeCalculation: (_, key) => key.length,
})

/**
 * Reads a text piece by piece, from one heading or tag to the next, and keeps the pieces: of a text that somebody types,
 * all but one are as they were. The tree is the one that reading the whole gives, places included; null where that is
 * not sure, as when a tag goes beyond a heading, or anything is broken: then the whole is to be read.
 * @param read reads Markdown; what it throws makes this answer null
 */
export function parsePieces(source: string, read: (text: string) => Root): Root | null {
  const labels = footnotesIn(source)
  const children: RootContent[] = []
  const found: Found = { notes: new Set(), hasLinks: false }
  let [line, offset] = [1, 0]
  for (const text of piecesOf(source)) {
    const piece = pieceOf(text, labels, read)
    if (piece === null) return null
    try {
      for (const node of piece) children.push(placed(node, { line: line - 1, offset, found }))
    } catch {
      // Nested deeper than the stack: reading the whole says so.
      return null
    }
    line += text.split('\n').length - 1
    offset += text.length
  }
  // What one piece defines decides what the others mean: a note that was only guessed, or missed, or a link.
  if (found.hasLinks || found.notes.size !== labels.length) return null
  if (!labels.every((label) => found.notes.has(label))) return null
  const column = source.length - source.lastIndexOf('\n')
  return {
    type: 'root',
    children,
    position: { start: { line: 1, column: 1, offset: 0 }, end: { line, column, offset: source.length } },
  }
}

/** Labels of the footnotes that the text seems to define, each once. */
const footnotesIn = (source: string): string[] => [
  ...new Set([...source.matchAll(/^\[\^([a-z0-9-]+)\]:/gm)].map(([, label]) => label as string)),
]

/** Cut before each heading and tag that follow an empty line, outside of tags and of blocks of code and formulas. */
function piecesOf(source: string): string[] {
  const pieces: string[] = []
  let [start, at, open, isAfterGap] = [0, 0, 0, false]
  let fence: string | null = null
  for (const line of source.split('\n')) {
    if (fence === null && open === 0 && isAfterGap && /^(#{1,6} |<[A-Z])/.test(line)) {
      pieces.push(source.slice(start, at))
      start = at
    }
    isAfterGap = line.trim() === ''
    at += line.length + 1
    const mark = /^\s*(```|~~~|\$\$)/.exec(line)?.[1]
    if (fence !== null) fence = mark === fence ? null : fence
    else if (mark) fence = mark
    else if (/^\s*<[A-Z]/.test(line)) open += /\/>\s*$|<\//.test(line) ? 0 : 1
    else if (/^\s*<\//.test(line)) open = Math.max(0, open - 1)
  }
  return [...pieces, source.slice(start)]
}

function pieceOf(text: string, labels: string[], read: (text: string) => Root): Piece {
  const notes = labels.map((label) => `\n\n[^${label}]: …`).join('')
  const key = `${notes}\n${text}`
  const known = kept.get(key)
  if (known) return known.piece
  const piece = readAlone(text, { notes, count: labels.length }, read)
  kept.set(key, { piece })
  return piece
}

/** Footnotes stand behind the piece, so that calls of those that other pieces define are calls here, too. */
function readAlone(
  text: string,
  { notes, count }: { notes: string; count: number },
  read: (text: string) => Root,
): Piece {
  let children: RootContent[]
  try {
    children = read(`${text}\n\n${SENTINEL}${notes}\n`).children
  } catch {
    return null
  }
  const end = children.length - count - 1
  const sentinel = children[end]
  const isWhole = sentinel?.type === 'heading' && sentinel.position?.start.offset === text.length + 2
  return isWhole ? children.slice(0, end) : null
}

/** What of a piece concerns the others. */
interface Found {
  notes: Set<string>
  hasLinks: boolean
}

interface Shift {
  line: number
  offset: number
  found: Found
}

/** A copy of a node at its place in the whole: who takes the tree changes it. */
function placed<T>(value: T, shift: Shift): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => placed(one, shift)) as T
  const copy: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value))
    copy[key] = key === 'position' ? moved(one as Position, shift) : placed(one, shift)
  if (copy.type === 'footnoteDefinition') shift.found.notes.add(copy.identifier as string)
  if (copy.type === 'definition') shift.found.hasLinks = true
  return copy as T
}

type Point = { line: number; column: number; offset: number }
type Position = { start: Point; end: Point } | undefined

const moved = (position: Position, { line, offset }: Shift): Position =>
  position && { start: point(position.start, line, offset), end: point(position.end, line, offset) }

const point = ({ line, column, offset }: Point, lines: number, characters: number): Point => ({
  line: line + lines,
  column,
  offset: offset + characters,
})
