import { type BlockKind, bodyOf, gapOf } from '#app/domain/studio/source/blocks.ts'
import { isTranslated } from '#app/domain/studio/translation/align-blocks.ts'
import { hashedBlocks } from '#app/domain/studio/translation/block-hash.server.ts'
import {
  alignedBlocks,
  type BlockRecord,
  type HashedBlock,
  type MinorChanges,
  type TranslatedBlock,
} from '#app/domain/studio/translation/block-states.ts'
import type { Problem, Say } from './problems.ts'

/** Where a reader is told that the source says more: before or after what begins on a line of the text. */
export interface NewerMark {
  /** 0: before everything. */
  line: number
  side: 'before' | 'after'
  /** The passage here is older, or one is lacking here. */
  kind: 'newer' | 'added'
}

/** How a translation is shown while it is behind its source, block by block. */
export interface TranslationPlan {
  /** The text to read: with the source's exercises where the translation's mean something else. */
  text: string
  /** Ids of exercises and charts that stand in the source's words. */
  borrowed: string[]
  marks: NewerMark[]
  /** Whether title, summary or objectives are older. */
  isFrontOlder: boolean
  /** Everything that is behind, for the author of the translation: places in its file and in the source. */
  behind: { state: 'meaning' | 'missing' | 'extra'; line: number; sourceLine: number; name: string }[]
  /** Where a line of `text` stands in the translation's file; `isBorrowed` when it comes from the source. */
  placeOf(line: number): { line: number; isBorrowed: boolean }
}

interface PlanInput {
  source: string
  target: string
  record: BlockRecord
  minor: MinorChanges
}

/** What is taken from the source as a whole: its words and what is graded belong together. */
const whole: readonly BlockKind[] = ['exercise', 'chart']

/** What a page without a piece of the source takes from there, because it would fall apart without. */
const needed: readonly BlockKind[] = [...whole, 'form-open', 'form-close']

const isBehind = ({ state, source, target }: TranslatedBlock): boolean =>
  ['meaning', 'missing', 'extra'].includes(state) && isTranslated((source ?? target) as HashedBlock)

/** Plans a translation whose record of blocks is kept. */
export function planTranslation({ source, target, record, minor }: PlanInput): TranslationPlan {
  const own = hashedBlocks(target)
  const rows = alignedBlocks({ source: hashedBlocks(source), target: own, record, minor })
  const byTarget = new Map(
    rows.flatMap((row) => (row.target ? [[row.target.hash + row.target.line, row]] : [])),
  )
  const lacking = missingBehind(rows)
  const page = beginPage()
  addMissing(page, lacking.get(null) ?? [], 0)
  for (const block of own) {
    const row = byTarget.get(block.hash + block.line)
    const line = addOwn(page, block, row)
    addMissing(page, lacking.get(block) ?? [], block.kind === 'front-matter' ? 0 : line)
  }
  addCalledNotes(page, rows)
  return {
    text: page.pieces.map(({ text }) => text).join(''),
    borrowed: page.borrowed,
    marks: page.marks,
    isFrontOlder: rows.some(({ source, state }) => source?.kind === 'front-matter' && state === 'meaning'),
    behind: rows.filter(isBehind).map((row) => behindOf(row, own)),
    placeOf: (line) => placeIn(page, line),
  }
}

/** An exercise that is no more in the source: nothing would grade it. */
const isDropped = ({ state, target }: TranslatedBlock): boolean =>
  state === 'extra' && target !== null && whole.includes(target.kind)

interface Page {
  pieces: { text: string; first: number; line: number; isBorrowed: boolean }[]
  next: number
  borrowed: string[]
  marks: NewerMark[]
}

const beginPage = (): Page => ({ pieces: [], next: 1, borrowed: [], marks: [] })

/** Adds a piece of text; answers its line on the page. `line` is where it stands in the translation's file. */
function add(page: Page, text: string, line: number, isBorrowed: boolean): number {
  const last = page.pieces.at(-1)
  if (isBorrowed && last && gapOf(last.text).split('\n').length < 3) {
    const more = gapOf(last.text).includes('\n') ? '\n' : '\n\n'
    last.text += more
    page.next += more.length
  }
  const first = page.next
  page.pieces.push({ text, first, line, isBorrowed })
  page.next += text.split('\n').length - 1
  return first
}

const borrowedText = ({ text }: HashedBlock): string => `${bodyOf(text)}\n\n`

function addOwn(page: Page, block: HashedBlock, row: TranslatedBlock | undefined): number {
  if (row && isDropped(row)) return page.next
  if (row?.state !== 'meaning' || !row.source) return add(page, block.text, block.line, false)
  if (whole.includes(block.kind)) {
    page.borrowed.push(row.source.id ?? '')
    return add(page, borrowedText(row.source), block.line, true)
  }
  const line = add(page, block.text, block.line, false)
  const side = block.kind === 'heading' || block.kind === 'footnote' ? 'after' : 'before'
  if (block.kind !== 'front-matter') page.marks.push({ line, side, kind: 'newer' })
  return line
}

/** What stands in the source behind a block; exercises are taken from there, of prose it is said that there is some. */
function addMissing(page: Page, rows: TranslatedBlock[], behind: number): void {
  let line = behind
  for (const { source } of rows) {
    if (!source || source.kind === 'footnote') continue
    if (needed.includes(source.kind)) {
      if (source.id !== null) page.borrowed.push(source.id)
      line = add(page, borrowedText(source), page.pieces.at(-1)?.line ?? 1, true)
    } else if (
      isTranslated(source) &&
      !page.marks.some((mark) => mark.line === line && mark.kind === 'added')
    )
      page.marks.push({ line, side: line === 0 ? 'before' : 'after', kind: 'added' })
  }
}

/** Rows without a translation, by the block of the translation behind which they belong. */
function missingBehind(rows: readonly TranslatedBlock[]): Map<HashedBlock | null, TranslatedBlock[]> {
  const behind = new Map<HashedBlock | null, TranslatedBlock[]>()
  let last: HashedBlock | null = null
  for (const row of rows) {
    if (row.target && !isDropped(row)) last = row.target
    else if (!row.target) behind.set(last, [...(behind.get(last) ?? []), row])
  }
  return behind
}

/** Footnotes that only borrowed exercises call. */
function addCalledNotes(page: Page, rows: readonly TranslatedBlock[]): void {
  const called = page.pieces
    .filter(({ isBorrowed }) => isBorrowed)
    .flatMap(({ text }) => [...text.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label))
  for (const { state, source } of rows)
    if (state === 'missing' && source?.kind === 'footnote' && called.includes(source.label ?? ''))
      add(page, borrowedText(source), page.pieces.at(-1)?.line ?? 1, true)
}

function placeIn({ pieces }: Page, line: number): { line: number; isBorrowed: boolean } {
  const piece = pieces.findLast(({ first }) => first <= line)
  if (!piece) return { line, isBorrowed: false }
  return piece.isBorrowed
    ? { line: piece.line, isBorrowed: true }
    : { line: piece.line + line - piece.first, isBorrowed: false }
}

function behindOf(
  { state, source, target }: TranslatedBlock,
  own: readonly HashedBlock[],
): TranslationPlan['behind'][number] {
  const block = source ?? target
  return {
    state: state as 'meaning',
    line: target?.line ?? own.at(-1)?.line ?? 1,
    sourceLine: source?.line ?? 1,
    name:
      block?.id ??
      bodyOf(block?.text ?? '')
        .split('\n')[0]
        ?.slice(0, 60) ??
      '',
  }
}

/** Tells problems of the text as planned at their places in the translation's file. */
export function sayAsPlanned(say: Say, plan: TranslationPlan): Say {
  // A footnote that only the replaced exercise called is no mistake of the translation.
  const silent: Problem['code'][] = plan.borrowed.length > 0 ? ['footnote-unused'] : []
  return (code, at, ...values) => {
    const place = plan.placeOf(at.line)
    // What is wrong in the source is told there.
    if (!place.isBorrowed && !silent.includes(code)) say(code, { ...at, line: place.line }, ...values)
  }
}
