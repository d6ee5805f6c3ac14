import { escaped } from '../html/rewrite-html.ts'
import { addressOf, type ExchangeSource } from '../source.ts'
import { exchangeWords } from '../words.ts'
import { moodleParts } from './moodle-parts.ts'
import { moodleQuestion } from './moodle-question.ts'

/**
 * The exercises of a source as questions for Moodle, a category for each module, pictures inside. What gets lost on the
 * way is told by `lossReport`.
 */
export function writeMoodleXml(source: ExchangeSource): string {
  const parts = moodleParts(source)
  const words = exchangeWords(source.language)
  const questions = source.modules.flatMap(({ facts, exercises }) => [
    category([source.title, facts.title], facts.summary),
    ...exercises.map((exercise) =>
      moodleQuestion(exercise, { parts, words, address: addressOf(source, facts.moduleId, exercise.id) }),
    ),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`
}

function category(path: string[], info: string): string {
  // A slash is part of a name where it stands twice.
  const names = path.map((name) => name.replaceAll('/', '//'))
  return [
    '<question type="category">',
    `<category><text>$course$/top/${escaped(names.join('/'))}</text></category>`,
    `<info format="plain_text"><text>${escaped(info)}</text></info>`,
    '</question>',
  ].join('\n')
}
