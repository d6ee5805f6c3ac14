import type { Nodes, Parents } from 'mdast'
import type { CourseFacts } from '#app/domain/course/course.ts'
import { wordsOfNewCourse } from '#app/domain/studio/new-course-words.ts'
import { sampleTexts } from '#app/domain/studio/templates/sample-texts.ts'
import { type AuthoredText, readText } from './read-text.ts'
import type { YamlFile } from './read-yaml.ts'
import { attribute, hasChildren, isTag, placeIn, placeOf, walk } from './tree.ts'

/**
 * Letters that a sentence must have to be known again. An author may well write "Divide the part by the whole." without
 * ever having seen the example that says so; nobody writes "Say why it is right." for learners.
 */
const LEAST_OF_EXAMPLES = 37
const LEAST_OF_ADVICE = 20

/** As much of a sentence as its problem quotes. */
const LONGEST_QUOTE = 70

interface Sentence {
  sentence: string
  at: { line: number; column: number }
}

/** Sentences of a text that stand there as an example gave them: of each paragraph, cell or answer the first. */
export function sampleSentences(text: AuthoredText): Sentence[] {
  const known = knownSamples()
  return passagesOf(text).flatMap((passage) => {
    const found = sentencesOf(passage.plain).find(({ sentence }) => known.has(sentence))
    if (!found) return []
    const { sentence, offset } = found
    const quote = sentence.length > LONGEST_QUOTE ? `${sentence.slice(0, LONGEST_QUOTE - 1)}…` : sentence
    return [{ sentence: quote, at: passage.placeOf(offset) }]
  })
}

/** Words of course.yaml that a new course was given, in any language. */
export function sampleWordsOfCourse({ value, placeOf }: YamlFile<CourseFacts>): Sentence[] {
  const given = Object.values(wordsOfNewCourse)
  return (['summary', 'audience'] as const).flatMap((key) =>
    Object.entries(value[key])
      .filter(([, words]) => given.some((sample) => sample[key] === words))
      .map(([language, sentence]) => ({ sentence, at: placeOf([key, language]) })),
  )
}

let samples: ReadonlySet<string> | null = null

/** The sentences of all examples, read as an author's text is read; once, when first asked for. */
function knownSamples(): ReadonlySet<string> {
  samples ??= new Set(
    sampleTexts().flatMap(({ text, tellsAuthor }) => {
      const read = readText(text, { isSource: true, dataSets: {} }, () => {})
      const least = tellsAuthor ? LEAST_OF_ADVICE : LEAST_OF_EXAMPLES
      return (read ? passagesOf(read) : [])
        .flatMap(({ plain }) => sentencesOf(plain))
        .map(({ sentence }) => sentence)
        .filter((sentence) => sentence.length >= least)
    }),
  )
  return samples
}

interface Passage {
  plain: string
  placeOf: (offset: number) => Sentence['at']
}

/** What of a text is read in one go: a value of the front matter, a paragraph, a cell, an answer, words for a picture. */
function passagesOf({ frontMatter, parts, notes }: AuthoredText): Passage[] {
  const found: Passage[] = []
  if (frontMatter) {
    const { value, placeOf: placeOfKey } = frontMatter
    found.push({ plain: value.summary, placeOf: () => placeOfKey(['summary']) })
    for (const [id, words] of Object.entries(value.objectives))
      found.push({ plain: words, placeOf: () => placeOfKey(['objectives', id]) })
  }
  for (const { nodes, shape, language } of parts) {
    // Words of the source in a translation: they are told of there.
    if (language !== undefined) continue
    const root = { type: 'root', children: nodes } as Parents
    found.push(...(shape === 'inline' ? [passage(root)] : passagesIn(root)))
  }
  return [...found, ...notes.flatMap(passagesIn)]
}

function passagesIn(root: Parents): Passage[] {
  const found: Passage[] = []
  for (const { node } of walk(root)) {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      found.push(passage(node))
    if (isTag(node)) found.push({ plain: attribute(node, 'alt') ?? '', placeOf: () => placeOf(node) })
  }
  return found
}

const passage = (holder: Parents): Passage => ({
  plain: plainOf(holder),
  placeOf: (offset) => placeIn(holder, offset),
})

/** The words without what names a table or a number: an example asks of whatever data there is. */
function plainOf(holder: Parents): string {
  let plain = ''
  for (const { node } of walk(holder)) {
    if (hasChildren(node) || !('value' in node)) continue
    plain += isCode(node) ? '`'.repeat(node.value.length) : node.value
  }
  return plain
}

const isCode = ({ type }: Nodes): boolean => type === 'inlineCode' || type === 'inlineMath'

/** A question counts together with what follows it in its paragraph: alone it may be one that many ask. */
const aSentence = /\S[\s\S]*?(?:[.!](?=\s|$)|$)/g

function sentencesOf(plain: string): { sentence: string; offset: number }[] {
  const found: { sentence: string; offset: number }[] = []
  for (const { 0: part, index } of plain.matchAll(aSentence))
    found.push({ sentence: part.replace(/\s+/g, ' ').replace(/`+/g, '`').trim(), offset: index })
  return found
}
