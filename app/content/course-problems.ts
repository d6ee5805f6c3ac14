import { secondsOn2G } from '#app/domain/studio/slow-link.ts'
import { limits } from './limits.ts'
import { error, kilobytes, warning } from './problem-words.ts'

/** What can be wrong with a course: its modules, and their translations. */
export const courseProblems = {
  'translation-missing': warning((id: string, language: string) => [
    `The module "${id}" has no ${language}.mdx.`,
    'Readers see the source language with a notice until there is.',
  ]),
  'language-not-listed': warning((id: string, language: string) => [
    `${id}/${language}.mdx is not published: the language is not in the list.`,
    'Add it to languages, or remove the file.',
  ]),
  'translation-exercise-missing': error((id: string, at: string) => [
    `The translation lacks the exercise "${id}" of the source (${at}).`,
    'Translate it here.',
  ]),
  'translation-exercise-extra': error((id: string, source: string) => [
    `The source (${source}) has no exercise "${id}".`,
    'Add it there first, or drop it here.',
  ]),
  'translation-order': error((id: string, at: string) => [
    `The exercise "${id}" stands in another place than in the source (${at}).`,
    'Keep the order of the source.',
  ]),
  'translation-differs': error((what: string, own: string, source: string, at: string) => [
    `${what} is ${own} here, but ${source} in the source (${at}).`,
    'The keys stand once, in the source: repeat what it says.',
  ]),
  'translation-stale': warning((source: string) => [
    `The source (${source}) has changed since this translation was last edited.`,
    'Compare the two; any change here settles it.',
  ]),
  'block-older': warning((name: string, source: string) => [
    `“${name}” has changed its meaning in the source (${source}) since it was translated.`,
    'Translate what changed; until then readers see a mark, and an exercise as the source has it.',
  ]),
  'block-missing': warning((name: string, source: string) => [
    `“${name}” of the source (${source}) is not translated.`,
    'Translate it; until then readers see a mark, and an exercise as the source has it.',
  ]),
  'block-extra': warning((name: string, source: string) => [
    `“${name}” is not in the source (${source}) any more.`,
    'Take it out, unless it is meant for readers of this language alone; an exercise is left out already.',
  ]),
  'module-missing': error((id: string) => [
    `There is no folder for the module "${id}".`,
    'Make it, or drop the module from the list.',
  ]),
  'source-missing': error((id: string, language: string) => [
    `The module "${id}" has no ${language}.mdx, the source language of the course.`,
    'Write it first; translations follow it.',
  ]),
  'module-not-listed': warning((id: string) => [
    `course.yaml does not name the module folder "${id}".`,
    'Add it to modules when it is ready; a test is named alone: test: its-folder.',
  ]),
  'module-heavy': error((bytes: number) => [
    `The text of the module has ${kilobytes(bytes)} compressed; the limit is ${kilobytes(limits.htmlBytes)}.`,
    'Split the module in two.',
  ]),
  'module-heavy-pictures': warning((bytes: number) => [
    `The pictures of the module have ${kilobytes(bytes)} together, ${secondsOn2G(bytes)} s on a 2G link; more than ${kilobytes(limits.picturesBytes)} is slow.`,
    'Draw them as SVG, or leave some out.',
  ]),
}
