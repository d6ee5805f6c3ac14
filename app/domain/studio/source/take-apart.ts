import { type ExerciseTag, isExerciseTag } from '#app/content/dialect.ts'
import { answersIn, type ExerciseForm, type LabBlock } from './form.ts'
import { type Block, blocksIn } from './form-blocks.ts'
import { isBlank, linesOf, trimmed } from './form-lines.ts'
import { readList, type SourceList, unquoted } from './list.ts'
import { type OpenTag, readOpenTag } from './open-tag.ts'
import { readTable, type SourceTable } from './table.ts'

interface Range {
  start: number
  end: number
}

/** An exercise's source with the places of all that a form shows. */
export interface TakenApart {
  form: ExerciseForm
  open: OpenTag
  prompt: Range | null
  /** The block of the answers, where there is one. */
  answers: Block | null
  list: SourceList | null
  table: SourceTable | null
  codes: { value: LabBlock; code: Block; quote: Block | null }[]
  hints: Block[]
  solution: Block | null
}

/** Takes an exercise's source apart, from its first `<` to its last `>`; null where it is no whole exercise. */
export function takeApart(source: string): TakenApart | null {
  const open = readOpenTag(source, 0)
  if (!open || open.isEmpty || !isExerciseTag(open.name)) return null
  const lines = linesOf(source)
  const first = lines.findIndex(({ end }) => end >= open.end)
  const last = lines.at(-1)
  const isClosed = new RegExp(`^[ \\t]*</${open.name}[ \\t]*>$`).test(last?.text ?? '')
  if (!isClosed || !isBlank(source.slice(open.end, lines[first]?.end))) return null
  const blocks = blocksIn(source, lines.slice(first + 1, -1), open.name)
  return assemble(source, open, open.name, blocks)
}

function assemble(source: string, open: OpenTag, tag: ExerciseTag, blocks: Block[]): TakenApart {
  const answers = answersAmong(source, tag, blocks)
  const isHelp = (name: string) => (block: Block) => block.type === 'help' && block.name === name
  const solutions = blocks.filter(isHelp('Solution'))
  const codes = codesAmong(blocks)
  const isText = (block: Block) =>
    block !== answers &&
    block.type !== 'help' &&
    block.type !== 'code' &&
    !codes.some(({ quote }) => quote === block)
  const promptEnd = blocks.findIndex((block) => !isText(block))
  const prompt = promptEnd < 0 ? blocks : blocks.slice(0, promptEnd)
  const { list, table } = readAnswers(source, tag, answers)
  const isUnread = answers !== null && list === null && table === null
  const kept = blocks.filter(
    (block) =>
      (isText(block) && !prompt.includes(block)) ||
      (block === answers && isUnread) ||
      (block.type === 'help' && block !== answers && block.name === 'Rubric') ||
      (block.name === 'Solution' && block !== solutions[0] && block.type === 'help'),
  )
  const range = prompt[0] ? { start: prompt[0].start, end: prompt.at(-1)?.end ?? 0 } : null
  const form: ExerciseForm = {
    tag,
    attributes: Object.fromEntries(
      open.attributes
        .filter(({ isStrange }) => !isStrange)
        .map(({ name, value }): [string, string | true] => [name, value ?? true]),
    ),
    prompt: range ? trimmed(source.slice(range.start, range.end)) : '',
    items: isUnread ? null : (list?.items.map(({ value }) => value) ?? []),
    table: isUnread ? null : (table?.value ?? { headers: { left: '', right: '', feedback: null }, rows: [] }),
    codes: codes.map(({ value }) => value),
    hints: blocks.filter(isHelp('Hint')).map((block) => helpText(source, block)),
    solution: solutions[0] ? helpText(source, solutions[0]) : null,
    kept: [
      ...open.attributes
        .filter(({ isStrange }) => isStrange)
        .map(({ start, end }) => source.slice(start, end)),
      ...kept.map(({ start, end }) => source.slice(start, end)),
    ],
  }
  return {
    form,
    open,
    prompt: range,
    answers,
    list,
    table,
    codes,
    hints: blocks.filter(isHelp('Hint')),
    solution: solutions[0] ?? null,
  }
}

/** As the reader of editions does: of several lists the last one with marks, else the last one. */
function answersAmong(source: string, tag: ExerciseTag, blocks: Block[]): Block | null {
  const where = answersIn[tag]
  const found = blocks.filter((block) => {
    if (where === 'rubric') return block.type === 'help' && block.name === 'Rubric'
    if (where === 'table') return block.type === 'table'
    const isNumbered = /^[ \t]*\d/.test(block.lines[0]?.text ?? '')
    return block.type === 'list' && where !== 'code' && isNumbered === (where === 'steps')
  })
  const marked = found.filter(({ start, end }) =>
    /^[ \t]*\S+[ \t]+\[[ xX]\](?:[ \t]|$)/m.test(source.slice(start, end)),
  )
  return marked.at(-1) ?? found.at(-1) ?? null
}

function readAnswers(
  source: string,
  tag: ExerciseTag,
  block: Block | null,
): { list: SourceList | null; table: SourceTable | null } {
  if (!block) return { list: null, table: null }
  if (block.type === 'table') return { list: null, table: readTable(block.lines) }
  if (block.type === 'list') return { list: readList(block.lines), table: null }
  // A rubric is one list and nothing else.
  const [inner, ...more] = blocksIn(source, block.lines.slice(1, -1), tag)
  const isList = inner?.type === 'list' && more.length === 0 && !/^[ \t]*\d/.test(inner.lines[0]?.text ?? '')
  return { list: isList ? readList(inner.lines) : null, table: null }
}

function codesAmong(blocks: Block[]): TakenApart['codes'] {
  return blocks.flatMap((code, index) => {
    if (code.type !== 'code') return []
    const next = blocks[index + 1]
    const quote = code.name.endsWith(' mistake') && next?.type === 'quote' ? next : null
    const indent = /^[ \t]*/.exec(code.lines[0]?.text ?? '')?.[0].length ?? 0
    const text = code.lines
      .slice(1, -1)
      .map((line) => line.text.replace(new RegExp(`^[ \\t]{0,${indent}}`), ''))
      .join('\n')
    const feedback = quote ? unquoted(quote.lines.map((line) => line.text)) : null
    return [{ value: { name: code.name, text, feedback }, code, quote }]
  })
}

/** What stands between the tags, without what all of its lines are set in by. */
function helpText(source: string, { start, end }: Block): string {
  const inner =
    /^[ \t]*<[A-Za-z]+[ \t]*>([\s\S]*)<\/[A-Za-z]+[ \t]*>[ \t]*$/.exec(source.slice(start, end))?.[1] ?? ''
  const lines = trimmed(inner).split('\n')
  const indents = lines.filter((line) => !isBlank(line)).map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const common = lines.length === 1 ? (indents[0] ?? 0) : Math.min(...indents, 80)
  return lines.map((line) => line.slice(common)).join('\n')
}

/** The exercise as a form shows it; null where it is broken in a way that no form can show. */
export const readExerciseForm = (source: string): ExerciseForm | null => takeApart(source)?.form ?? null
