import type { Nodes, Parents } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { placeIn, walk } from './tree.ts'

/**
 * Words in one breath. Guides to plain language (UK government, plainlanguage.gov, the EU's "How to write clearly") ask for
 * 20 to 25 as a rule. Beyond twice that nobody follows, least of all in a second language; we only speak up there.
 */
const MOST_WORDS = 40

export interface LongSentence {
  words: number
  /** How it begins. */
  begins: string
  at: { line: number; column: number }
}

/**
 * Sentences of running text that are too long. A semicolon or a colon ends one as a full stop does: what stands between
 * semicolons is a list, and is read as one. Tables, code, formulas and footnotes are no running text.
 */
export function longSentences(nodes: Nodes[], language: string): LongSentence[] {
  const found: LongSentence[] = []
  for (const { node, ancestors } of walk({ type: 'root', children: nodes } as Parents)) {
    if (node.type !== 'paragraph' || ancestors.some(({ type }) => type === 'footnoteDefinition')) continue
    const text = textOf(node)
    // Looking for ends of sentences takes time; most paragraphs are too short to hold a long one.
    if (wordsIn(text, language) <= MOST_WORDS) continue
    for (const { segment, index } of sentences(language).segment(text)) {
      for (const part of segment.matchAll(/[^;:；：؛]+[;:；：؛]?/g)) {
        const words = wordsIn(part[0], language)
        const begins = part[0].trimStart()
        const offset = index + part.index + part[0].length - begins.length
        if (words > MOST_WORDS)
          found.push({ words, begins: begins.split(/\s+/).slice(0, 4).join(' '), at: placeIn(node, offset) })
      }
    }
  }
  return found
}

const segmenters = new Map<string, Intl.Segmenter>()

const sentences = (language: string) => segmenterOf(language, 'sentence')

function segmenterOf(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${language} ${granularity}`
  const kept = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity })
  segmenters.set(key, kept)
  return kept
}

/** Scripts that put no spaces between words. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

function wordsIn(text: string, language: string): number {
  if (withoutSpaces.test(text))
    return [...segmenterOf(language, 'word').segment(text)].filter(({ isWordLike }) => isWordLike).length
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
