import type { Html } from '#app/domain/exercise/exercise.ts'
import { publicHalf } from '#app/domain/exercise/kinds.ts'
import type { PublicExerciseOf, PublicOption } from '#app/domain/exercise/public-exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { attribute, escaped } from '../html/rewrite-html.ts'
import type { GradedExercise } from './player/module-data.ts'
import { packageTokens } from './player/token.ts'

interface Locale {
  locale: Language
}

/** The fields of an exercise's form, by the names that its grading reads. */
export function fieldsHtml(exercise: GradedExercise, locale: Locale): Html {
  const shown = publicHalf(exercise, packageTokens(exercise.id))
  switch (shown.kind) {
    case 'choice':
      return choice(shown, locale)
    case 'numeric':
    case 'text':
      return line(shown, locale)
    case 'match':
      return rows(
        shown,
        m.match_legend({}, locale),
        shown.lefts.map((left) => ({ name: `pair-${left.token}`, left, options: shown.rights })),
        locale,
      )
    case 'classify':
      return rows(
        shown,
        m.classify_legend({}, locale),
        shown.cases.map((left) => ({ name: `case-${left.token}`, left, options: shown.categories })),
        locale,
      )
    case 'order':
      return order(shown, locale)
    default:
      throw new Error(`A ${shown.kind} is not graded in a package.`)
  }
}

const promptId = (id: string) => `${id}-prompt`
const fieldset = (id: string, classes: string, legend: string, inside: Html[]): Html =>
  `<fieldset${classes ? ` class="${classes}"` : ''} aria-describedby="${promptId(id)}"><legend>${escaped(legend)}</legend>${inside.join('')}</fieldset>`
const told = (name: string): Html => `<div class="row-told" data-told="${name}"></div>`

function choice({ id, multiple, options }: PublicExerciseOf<'choice'>, locale: Locale): Html {
  const legend = multiple ? m.choose_several({}, locale) : m.choose_one({}, locale)
  const picks = options.map(
    ({ token, text }) =>
      `<div class="option"><label class="pick"><input type="${multiple ? 'checkbox' : 'radio'}" name="option" value="${token}"><span>${text}</span></label>${told(`option-${token}`)}</div>`,
  )
  return fieldset(id, '', legend, picks)
}

function line(shown: PublicExerciseOf<'numeric'> | PublicExerciseOf<'text'>, locale: Locale): Html {
  const id = `${shown.id}-value`
  const unit = shown.kind === 'numeric' && shown.unit ? shown.unit : null
  const described = [promptId(shown.id), ...(unit ? [`${id}-unit`] : [])].join(' ')
  const mode = shown.kind === 'numeric' ? ' inputmode="decimal"' : ''
  return [
    `<div class="answer-line"><label for="${id}">${escaped(m.your_answer({}, locale))}</label>`,
    `<input class="input" type="text" id="${id}" name="value" autocomplete="off" maxlength="300"${mode} aria-describedby="${described}">`,
    unit ? `<span id="${id}-unit">${escaped(unit)}</span>` : '',
    '</div><div data-readings=""></div>',
  ].join('')
}

interface Row {
  name: string
  left: PublicOption
  options: PublicOption[]
}

function rows(
  { id, headers }: { id: string; headers: [Html, Html] },
  legend: string,
  list: Row[],
  locale: Locale,
): Html {
  const heads = `<div class="row-heads" aria-hidden="true"><span>${headers[0]}</span><span>${headers[1]}</span></div>`
  const made = list.map(({ name, left, options }) => {
    const choices = options.map(
      ({ token, text }) => `<option value="${token}">${escaped(textOfHtml(text))}</option>`,
    )
    const field = `${id}-${name}`
    return `<div class="row"><label for="${field}"><span>${left.text}</span></label><div><select class="input" id="${field}" name="${name}"><option value="">${escaped(m.choose({}, locale))}</option>${choices.join('')}</select>${told(name)}</div></div>`
  })
  return fieldset(id, 'rows', legend, [heads, ...made])
}

function order({ id, items }: PublicExerciseOf<'order'>, locale: Locale): Html {
  const places = items.map((_, at) => `<option>${at + 1}</option>`).join('')
  const made = items.map(({ token, text }) => {
    const label = attribute(m.order_place({ text: textOfHtml(text) }, locale))
    return `<li class="row"><select class="input" name="place-${token}" aria-label="${label}"><option value="">–</option>${places}</select><div><span>${text}</span>${told(`place-${token}`)}</div></li>`
  })
  return fieldset(id, 'rows', m.order_legend({}, locale), [`<ol class="order">${made.join('')}</ol>`])
}
