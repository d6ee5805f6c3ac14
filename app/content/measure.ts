import { gzipSync } from 'node:zlib'
import type { Part } from './parts.ts'
import { type AuthoredText, chartsOf, exercisesOf } from './read-text.ts'
import { walk } from './tree.ts'

/** Words of prose and prompts, as a reader meets them before answering. Count before the parts are dressed. */
export function countWords(text: AuthoredText): number {
  let words = 0
  for (const number of shownAtFirst(text)) words += wordsOf(text.parts[number])
  return words
}

function wordsOf(part: Part | undefined): number {
  let words = 0
  for (const { node } of walk({ type: 'root', children: (part?.nodes ?? []) as never })) {
    if (node.type === 'text')
      words += node.value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  }
  return words
}

/** What the text adds to a first view: blocks, prompts and answers to choose from, compressed together. */
export function sentBytes(text: AuthoredText, html: string[], footnotes: string): number {
  const answers = text.parts.flatMap(({ shape }, number) => (shape === 'inline' ? [number] : []))
  const sent = [...shownAtFirst(text), ...answers].map((number) => html[number] ?? '')
  return gzipSync(`${sent.join('\n')}\n${footnotes}`).length
}

const shownAtFirst = (text: AuthoredText): number[] => [
  ...text.blocks.flatMap((block) => (block.type === 'prose' ? [block.part] : [])),
  ...chartsOf(text).flatMap(({ note }) => note ?? []),
  ...exercisesOf(text).map(({ prompt }) => prompt),
]
