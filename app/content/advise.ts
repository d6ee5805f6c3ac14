import { longSentences } from './long-sentences.ts'
import { countWords } from './measure.ts'
import { type Say, top } from './problems.ts'
import { type AuthoredText, exercisesOf } from './read-text.ts'
import { sampleSentences } from './sample-text.ts'

/** Words of a text that may stand without a heading: about two screens of a telephone. */
const MOST_WITHOUT_HEADING = 600

interface Advised {
  language: string
  /** What concerns structure is said once, for the source; translations follow it. */
  isSource: boolean
  isTest: boolean
}

/** Tells what hurts nobody and would make a text better. Ask before the text is dressed for the page. */
export function advise(text: AuthoredText, { language, isSource, isTest }: Advised, say: Say): void {
  for (const { nodes } of text.parts) {
    for (const { words, begins, at } of longSentences(nodes, language))
      say('sentence-long', at, words, begins)
  }
  for (const { sentence, at } of sampleSentences(text)) say('sample-text', at, sentence)
  if (!isSource || isTest) return
  const hasHeading = text.parts.some(({ nodes }) => nodes.some(({ type }) => type === 'heading'))
  const words = hasHeading ? 0 : countWords(text)
  if (words > MOST_WITHOUT_HEADING) say('headings-none', text.frontMatter?.placeOf([]) ?? top, words)
  for (const { kind, at, objective, hints } of exercisesOf(text)) {
    if (objective === null) say('objective-missing', at)
    if ((kind === 'sql' || kind === 'r') && hints.length < 2) say('lab-hints-few', at, hints.length)
  }
}
