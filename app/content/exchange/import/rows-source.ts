import type { PhrasingContent } from 'mdast'
import { importNote } from '#app/domain/studio/import-report.ts'
import { answerList, refuse, saysSomething, wordsOf } from './answer-source.ts'
import type { Converting } from './converting.ts'
import { lineOf as lineOfBlocks } from './html-blocks.ts'
import type { ImportedBody } from './imported-question.ts'
import { blocksOfRich, lineOfRich } from './rich-blocks.ts'
import { importWords } from './words.ts'
import { answersAsSource, tableOf } from './write-markdown.ts'

type Pairs = Extract<ImportedBody, { kind: 'pairs' }>
type Order = Extract<ImportedBody, { kind: 'order' }>
type Written = Extract<ImportedBody, { kind: 'written' }>

/**
 * Pairs as a table. Where few partners serve many items it is a matter of categories. Partners without an item can't be
 * kept: here every partner belongs to somebody. @throws QuestionRefusal
 */
export function pairsSource(
  body: Pairs,
  language: string,
  converting: Converting,
): { tag: 'Match' | 'Classify'; source: string } {
  const rows = body.pairs.map(({ left, right }) => [
    lineOfRich(left, converting),
    lineOfRich(right, converting),
  ])
  const full = rows.filter((cells) => cells.every(saysSomething))
  if (full.length < rows.length) converting.add(importNote('option-empty', {}))
  const distractors = body.distractors
    .map((text) => wordsOf(lineOfRich(text, converting)))
    .filter((text) => text !== '')
  if (distractors.length > 0)
    converting.add(importNote('distractors-dropped', { texts: distractors.join(', ') }))
  if (full.length < 2) refuse(importNote('answers-few', {}))
  const partners = new Set(full.map((cells) => wordsOf(cells[1] ?? [])))
  const isClassify = partners.size > 1 && partners.size * 2 <= full.length
  if (isClassify) converting.add(importNote('as-classify', {}))
  const words = importWords(language)
  const head = isClassify ? [words.case, words.category] : [words.item, words.partner]
  const cells: PhrasingContent[][][] = [head.map((value) => [{ type: 'text', value }]), ...full]
  return { tag: isClassify ? 'Classify' : 'Match', source: answersAsSource(tableOf(cells), converting) }
}

/** Items in their right order. @throws QuestionRefusal */
export function orderSource({ items }: Order, converting: Converting): string {
  const lines = items.map((item) => lineOfRich(item, converting)).filter(saysSomething)
  if (lines.length < items.length) converting.add(importNote('option-empty', {}))
  if (lines.length < 2) refuse(importNote('answers-few', {}))
  return answerList(
    lines.map((text) => ({ mark: null, text, feedback: [] })),
    true,
    converting,
  )
}

/** What graders look for, one criterion a line: the items of its lists, or its paragraphs. */
export function rubricSource({ criteria }: Written, language: string, converting: Converting): string {
  const blocks = criteria === null ? [] : blocksOfRich(criteria, converting)
  const lines = blocks.flatMap((block) =>
    block.type === 'list'
      ? block.children.map((item) => lineOfBlocks(item.children))
      : [lineOfBlocks([block])],
  )
  const said = lines.filter(saysSomething)
  if (said.length === 0) {
    converting.add(importNote('rubric-invented', {}))
    said.push([{ type: 'text', value: importWords(language).criterion }])
  }
  const list = answerList(
    said.map((text) => ({ mark: null, text, feedback: [] })),
    false,
    converting,
  )
  return `<Rubric>\n${list}\n</Rubric>`
}
