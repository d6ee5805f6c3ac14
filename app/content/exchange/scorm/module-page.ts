import type { Block } from '#app/domain/course/course.ts'
import type { Exercise, Html } from '#app/domain/exercise/exercise.ts'
import { solutionOf } from '#app/domain/exercise/solution.ts'
import { m } from '#app/messages/generated/messages.js'
import { directionOf, isLanguage, type Language } from '#app/messages/languages.ts'
import { withTexts } from '../html/exercise-texts.ts'
import { attribute, escaped, rewriteHtml } from '../html/rewrite-html.ts'
import { isOwnKey } from '../shares.ts'
import { addressOf, type ExchangeModule, type ExchangeSource } from '../source.ts'
import { exchangeWords } from '../words.ts'
import { chartHtml } from './chart-html.ts'
import { fieldsHtml } from './fields-html.ts'
import { type GradedExercise, gradedKinds, type ModuleData } from './player/module-data.ts'

/** A page of a package, and the pictures on it. */
export interface ModulePage {
  html: Html
  /** Content hash by the file's name in the package's folder of pictures. */
  pictures: Map<string, string>
}

/** Whether a package can grade it by itself. */
const isGradedHere = (exercise: Exercise): exercise is GradedExercise =>
  (gradedKinds as readonly string[]).includes(exercise.kind) &&
  !(exercise.kind === 'numeric' && isOwnKey(exercise))

/** A module as one page that stands by itself: text, forms, and what its script needs to grade them. */
export function modulePage(module: ExchangeModule, source: ExchangeSource): ModulePage {
  const { facts, blocks } = module
  const { language } = facts
  const locale = { locale: isLanguage(language) ? language : ('en' as const) }
  const pictures = new Map<string, string>()
  const rewrite = (html: Html) => packaged(html, source.origin, pictures)
  const exercises = new Map(module.exercises.map((one) => [one.id, withTexts(one, rewrite)]))
  const graded = [...exercises.values()].filter(isGradedHere)
  const page = { module, source, exercises, rewrite, locale }
  const data: ModuleData = { language, ...locale, passMark: source.passMark, exercises: graded }
  const html = [
    '<!DOCTYPE html>',
    `<html lang="${attribute(language)}" dir="${directionOf(language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(facts.title)}</title>`,
    '<link rel="stylesheet" href="../shared/style.css"><script src="../shared/player.js" defer=""></script></head>',
    '<body><main>',
    `<header class="module-head"><p class="soft">${escaped(source.title)}</p><h1>${escaped(facts.title)}</h1>`,
    '<p id="connection" role="status"></p><p id="score" role="status"></p></header>',
    `<noscript><p class="notice">${escaped(m.scorm_needs_script({}, locale))}</p></noscript>`,
    ...blocks.map((block) => blockHtml(block, page)),
    graded.length === 0
      ? `<p><button type="button" class="button button-primary" data-read="" hidden="">${escaped(m.scorm_read({}, locale))}</button></p>`
      : '',
    `</main><script type="application/json" id="module-data">${inScript(data)}</script></body></html>`,
    '',
  ]
  return { html: html.filter(Boolean).join('\n'), pictures }
}

/** No text in it can end the element. */
const inScript = (data: ModuleData): string =>
  JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Pictures come from the package, pages of the platform open in a window of their own. */
function packaged(html: Html, origin: string, pictures: Map<string, string>): Html {
  return rewriteHtml(html, (name, attributes) => {
    if (name === 'img') {
      const [, hash = '', file = ''] = /^\/media\/([0-9a-f]+)\/([^/]+)$/.exec(attributes.src ?? '') ?? []
      if (!hash) return 'keep'
      const packed = `${hash.slice(0, 12)}-${file}`
      pictures.set(packed, hash)
      return { attributes: { ...attributes, src: `../media/${encodeURIComponent(packed)}` } }
    }
    if (name !== 'a') return 'keep'
    const { href = '' } = attributes
    if (href.startsWith('#')) return 'keep'
    const whole = href.startsWith('/') ? origin + href : href
    return { attributes: { ...attributes, href: whole, target: '_blank', rel: 'noopener' } }
  })
}

interface Page {
  module: ExchangeModule
  source: ExchangeSource
  exercises: Map<string, Exercise>
  rewrite: (html: Html) => Html
  locale: { locale: Language }
}

function blockHtml(block: Block, page: Page): Html {
  switch (block.type) {
    case 'html':
      return `<div class="prose">${page.rewrite(block.html)}</div>`
    case 'chart':
      return `<div class="prose">${chartHtml(block.chart, page.rewrite(block.note))}</div>`
    case 'exercise': {
      const exercise = page.exercises.get(block.id)
      return exercise ? exerciseHtml(exercise, page) : ''
    }
  }
}

function exerciseHtml(exercise: Exercise, page: Page): Html {
  const { locale, exercises } = page
  const number = [...exercises.keys()].indexOf(exercise.id) + 1
  const points = m.exercise_points(
    {
      count: exercise.points,
      shown: new Intl.NumberFormat(page.module.facts.language).format(exercise.points),
    },
    locale,
  )
  const head = [
    `<header class="exercise-head"><h3 id="${exercise.id}-title"><span class="exercise-number">${escaped(m.exercise_of({ number, of: exercises.size }, locale))}</span> ${escaped(exercise.title ?? '')}</h3>`,
    isGradedHere(exercise) ? `<p class="exercise-facts"><span>${escaped(points)}</span></p>` : '',
    '</header>',
    `<div class="prose" id="${exercise.id}-prompt">${exercise.prompt}</div>`,
  ].join('')
  return `<article class="exercise" id="${exercise.id}">${head}${isGradedHere(exercise) ? form(exercise, locale) : text(exercise, page)}</article>`
}

/** Hidden until its script runs: without it an answer would go nowhere. */
const form = (exercise: GradedExercise, locale: Page['locale']): Html =>
  [
    `<form hidden="" aria-labelledby="${exercise.id}-title">`,
    fieldsHtml(exercise, locale),
    '<div class="verdict" tabindex="-1"></div>',
    `<p class="actions"><button type="submit" class="button button-primary">${escaped(m.check({}, locale))}</button></p>`,
    '</form><div class="helps" data-helps=""></div>',
  ].join('')

/** What can't be graded here is read, with its solution, and answered on the platform. */
function text(exercise: Exercise, { module, source, locale }: Page): Html {
  const { language, moduleId } = module.facts
  const solution = exercise.kind === 'written' ? solutionOf(exercise, language) : null
  const rubric =
    exercise.kind === 'written' ? `<ul>${exercise.rubric.map((one) => `<li>${one}</li>`).join('')}</ul>` : ''
  const address = attribute(addressOf(source, moduleId, exercise.id))
  const shown = `<details class="ask"><summary class="button">${escaped(m.solution_model({}, locale))}</summary><div class="prose">${rubric}${solution ?? ''}</div></details>`
  return [
    `<p class="notice">${escaped(m.scorm_not_graded({}, locale))} <a href="${address}" target="_blank" rel="noopener">${escaped(exchangeWords(language).openOnPlatform())}</a></p>`,
    solution ? shown : '',
  ].join('')
}
