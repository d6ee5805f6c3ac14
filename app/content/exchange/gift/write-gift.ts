import type { Exercise, ExerciseOf, Html } from '#app/domain/exercise/exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { portableHtml } from '../html/portable-html.ts'
import { attribute, escaped, writable } from '../html/rewrite-html.ts'
import { isOwnKey, keysFirst, middleOf, shareOfRight } from '../shares.ts'
import { addressOf, type ExchangeSource } from '../source.ts'
import { type ExchangeWords, exchangeWords } from '../words.ts'

/** The exercises of a source in GIFT, Moodle's text format, a category for each module. No pictures: it has none. */
export function writeGift(source: ExchangeSource): string {
  const words = exchangeWords(source.language)
  const html = (text: Html) => `[html]${giftEscaped(portable(text, source))}`
  const questions = source.modules.flatMap(({ facts, exercises }) => [
    `$CATEGORY: $course$/top/${[source.title, facts.title].map(oneLine).join('/')}`,
    ...exercises.map((exercise) => {
      const address = addressOf(source, facts.moduleId, exercise.id)
      const { below, answers } = answersOf(exercise, { html, words, address })
      const tags = [`[id:${exercise.id}]`, ...(exercise.objective ? [`[tag:${exercise.objective}]`] : [])]
      return [
        `// ${tags.join(' ')}`,
        `::${giftEscaped(oneLine(exercise.title ?? exercise.id))}::${html(exercise.prompt + below)}`,
        ...(answers ? [enclosed(answers, exercise.solution, html)] : []),
      ].join('\n')
    }),
  ])
  return `${questions.join('\n\n')}\n`
}

const portable = (text: Html, { origin }: ExchangeSource): Html =>
  portableHtml(text, { origin, addressOf: null }).html

/** Signs that mean something to GIFT; an empty line would end the question. */
const giftEscaped = (text: string): string =>
  writable(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')

const oneLine = (text: string): string => writable(text).replace(/\s+/g, ' ').replaceAll('/', '//').trim()

interface Context {
  html: (text: Html) => string
  words: ExchangeWords
  address: string
}

interface Written {
  /** Put below the question. */
  below: Html
  /** The lines between the braces, the first beside the opening one; null: it asks for nothing. */
  answers: string[] | null
}

const enclosed = ([first = '', ...lines]: string[], solution: Html | null, html: Context['html']): string =>
  [`{${first}`, ...lines, ...(solution ? [`\t####${html(solution)}`] : []), '}'].join('\n')

function answersOf(exercise: Exercise, context: Context): Written {
  switch (exercise.kind) {
    case 'choice':
      return { below: '', answers: ['', ...choice(exercise, context)] }
    case 'numeric':
      return isOwnKey(exercise) ? toLink(context) : numeric(exercise, context)
    case 'text':
      return { below: '', answers: ['', ...text(exercise, context)] }
    case 'match':
      return pairs(
        exercise.pairs.map(({ left, right }) => [left, textOfHtml(right)]),
        context,
      )
    case 'classify':
      return pairs(
        exercise.cases.map((one) => [one.text, textOfHtml(exercise.categories[one.category] ?? '')]),
        context,
      )
    case 'order':
      return pairs(
        exercise.items.map((item, index) => [item, String(index + 1)]),
        context,
      )
    case 'written':
      return { below: '', answers: [''] }
    case 'sql':
    case 'r':
      return toLink(context)
  }
}

const told = (feedback: Html | null, { html }: Context): string => (feedback ? `#${html(feedback)}` : '')

function choice(exercise: ExerciseOf<'choice'>, context: Context): string[] {
  const isSingle = exercise.options.filter(({ right }) => right).length === 1
  const { share } = shareOfRight(exercise)
  const sign = (right: boolean) => (isSingle ? (right ? '=' : '~') : `~%${right ? share : -share}%`)
  return exercise.options.map(
    ({ text, right, feedback }) => `\t${sign(right)}${context.html(text)}${told(feedback, context)}`,
  )
}

function numeric(exercise: ExerciseOf<'numeric'>, context: Context): Written {
  const values = keysFirst(exercise.values).map((value) => {
    const { value: middle, tolerance } = middleOf(value)
    return `\t=${value.right ? '' : '%0%'}${middle}:${tolerance}${told(value.feedback, context)}`
  })
  const below = exercise.unit ? `<p>${escaped(context.words.unit(exercise.unit))}</p>` : ''
  return { below, answers: ['#', ...values] }
}

/** An arrow would make a matching question of it. */
export const isWritableInGift = (answer: string): boolean => !answer.includes('->')

function text(exercise: ExerciseOf<'text'>, context: Context): string[] {
  return keysFirst(exercise.answers).flatMap(({ text, also, right, feedback }) =>
    [...new Set([text, ...also])].filter(isWritableInGift).map((accepted) => {
      // A bracket or per cent sign at the beginning would be read as a format or a share; then the format is said.
      const format = /^\s*[[%]/.test(accepted) ? '[plain]' : ''
      // A star would stand for any words.
      const words = giftEscaped(accepted.replaceAll('*', '\\*'))
      return `\t=${right ? '' : '%0%'}${format}${words}${told(feedback, context)}`
    }),
  )
}

const pairs = (rows: [left: Html, right: string][], { html }: Context): Written => ({
  below: '',
  answers: ['', ...rows.map(([left, right]) => `\t=${html(left)} -> ${giftEscaped(right)}`)],
})

const toLink = ({ words, address }: Context): Written => ({
  below: `<p><a href="${attribute(address)}">${escaped(words.openOnPlatform())}</a></p>`,
  answers: null,
})
