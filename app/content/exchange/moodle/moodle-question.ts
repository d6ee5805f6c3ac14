import type { Exercise, ExerciseOf, Html } from '#app/domain/exercise/exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { attribute, escaped } from '../html/rewrite-html.ts'
import { isOwnKey, keysFirst, middleOf, shareOfRight } from '../shares.ts'
import type { ExchangeWords } from '../words.ts'
import type { Parts } from './moodle-parts.ts'

interface Question {
  type: string
  /** Put below the question. */
  below: Html
  body: string[]
}

interface Context {
  parts: Parts
  words: ExchangeWords
  /** Where the exercise stands on the platform. */
  address: string
}

/** One exercise as a question of Moodle, with the points, hints and solution that all kinds share. */
export function moodleQuestion(exercise: Exercise, context: Context): string {
  const { parts } = context
  const { type, below, body } = questionOf(exercise, context)
  const isAsked = type !== 'description'
  return [
    `<question type="${type}">`,
    parts.words('name', exercise.title ?? exercise.id),
    parts.html('questiontext', exercise.prompt + below),
    parts.html('generalfeedback', exercise.solution ?? ''),
    parts.plain('defaultgrade', isAsked ? exercise.points : 0),
    // Tries after a wrong answer cost nothing with us.
    parts.plain('penalty', 0),
    parts.plain('hidden', 0),
    parts.plain('idnumber', exercise.id),
    ...body,
    ...(isAsked ? exercise.hints.map((hint) => parts.html('hint', hint)) : []),
    ...(exercise.objective ? [`<tags>${parts.words('tag', exercise.objective)}</tags>`] : []),
    '</question>',
  ].join('\n')
}

function questionOf(exercise: Exercise, context: Context): Question {
  switch (exercise.kind) {
    case 'choice':
      return choice(exercise, context)
    case 'numeric':
      return isOwnKey(exercise) ? toLink(context) : numeric(exercise, context)
    case 'text':
      return text(exercise, context)
    case 'match':
      return matching(
        exercise.pairs.map(({ left, right }) => [left, right]),
        context,
      )
    case 'classify':
      return matching(
        exercise.cases.map((one) => [one.text, exercise.categories[one.category] ?? '']),
        context,
      )
    case 'order':
      return order(exercise, context)
    case 'written':
      return written(exercise, context)
    case 'sql':
    case 'r':
      return toLink(context)
  }
}

/** Right minus wrong, not below 0: Moodle's own rule for several right answers. */
function choice(exercise: ExerciseOf<'choice'>, { parts }: Context): Question {
  const isSingle = exercise.options.filter(({ right }) => right).length === 1
  const { share } = shareOfRight(exercise)
  const worth = (right: boolean) => (right ? share : isSingle ? 0 : -share)
  return {
    type: 'multichoice',
    below: '',
    body: [
      parts.plain('single', String(isSingle)),
      parts.plain('shuffleanswers', String(exercise.shuffle)),
      parts.plain('answernumbering', 'none'),
      ...exercise.options.map(({ text, right, feedback }) =>
        answer(parts, { html: text }, worth(right), feedback),
      ),
    ],
  }
}

function numeric(exercise: ExerciseOf<'numeric'>, { parts, words }: Context): Question {
  return {
    type: 'numerical',
    below: exercise.unit ? `<p>${escaped(words.unit(exercise.unit))}</p>` : '',
    body: [
      ...keysFirst(exercise.values).map((value) => {
        const middle = middleOf(value)
        const within = parts.plain('tolerance', middle.tolerance)
        return answer(parts, { words: String(middle.value) }, value.right ? 100 : 0, value.feedback, within)
      }),
      parts.plain('unitgradingtype', 0),
      parts.plain('unitpenalty', 0),
      // No unit is asked for; it stands in the question.
      parts.plain('showunits', 3),
      parts.plain('unitsleft', 0),
    ],
  }
}

function text(exercise: ExerciseOf<'text'>, { parts }: Context): Question {
  const answers = keysFirst(exercise.answers).flatMap((known) =>
    [...new Set([known.text, ...known.also])].map((accepted) => ({ ...known, text: accepted })),
  )
  return {
    type: 'shortanswer',
    below: '',
    body: [
      parts.plain('usecase', 0),
      // A star would stand for any words.
      ...answers.map((known) =>
        answer(parts, { words: known.text.replaceAll('*', '\\*') }, known.right ? 100 : 0, known.feedback),
      ),
    ],
  }
}

function matching(rows: [left: Html, right: Html][], { parts }: Context): Question {
  return {
    type: 'matching',
    below: '',
    body: [
      parts.plain('shuffleanswers', 'true'),
      ...rows.map(([left, right]) =>
        parts.html('subquestion', left, { inside: parts.words('answer', textOfHtml(right)) }),
      ),
    ],
  }
}

/** Graded by neighbours that are kept, as with us. */
function order(exercise: ExerciseOf<'order'>, { parts }: Context): Question {
  return {
    type: 'ordering',
    below: '',
    body: [
      parts.plain('layouttype', 'VERTICAL'),
      parts.plain('selecttype', 'ALL'),
      parts.plain('selectcount', exercise.items.length),
      parts.plain('gradingtype', 'RELATIVE_NEXT_EXCLUDE_LAST'),
      parts.plain('showgrading', 'SHOW'),
      parts.plain('numberingstyle', 'none'),
      ...exercise.items.map((item, index) =>
        parts.html('answer', item, { attributes: ` fraction="${index + 1}"` }),
      ),
    ],
  }
}

/** A person marks it: what the rubric asks for is for them. */
function written(exercise: ExerciseOf<'written'>, { parts }: Context): Question {
  const rubric = `<ul>${exercise.rubric.map((line) => `<li>${line}</li>`).join('')}</ul>`
  return {
    type: 'essay',
    below: '',
    body: [
      parts.plain('responseformat', 'editor'),
      parts.plain('responserequired', 1),
      parts.plain('responsefieldlines', 15),
      parts.plain('attachments', 0),
      parts.plain('attachmentsrequired', 0),
      parts.html('graderinfo', rubric),
      parts.html('responsetemplate', ''),
    ],
  }
}

/** What only the platform can grade is read there and answered here. */
const toLink = ({ words, address }: Context): Question => ({
  type: 'description',
  below: `<p><a href="${attribute(address)}">${escaped(words.openOnPlatform())}</a></p>`,
  body: [],
})

function answer(
  parts: Parts,
  given: { html: Html } | { words: string },
  percent: number,
  feedback: Html | null,
  more = '',
): string {
  const inside = parts.html('feedback', feedback ?? '') + more
  const attributes = ` fraction="${percent}"`
  if ('html' in given) return parts.html('answer', given.html, { attributes, inside })
  return `<answer${attributes} format="moodle_auto_format"><text>${escaped(given.words)}</text>${inside}</answer>`
}
