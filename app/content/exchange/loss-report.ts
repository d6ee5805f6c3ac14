import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { ExchangeTarget, Loss, LossCode } from '#app/domain/studio/loss.ts'
import { isWritableInGift } from './gift/write-gift.ts'
import { hasMarkup, textsOf } from './html/exercise-texts.ts'
import { type Dropped, portableHtml } from './html/portable-html.ts'
import { isOwnKey, shareOfRight } from './shares.ts'
import type { ExchangeSource } from './source.ts'

type Say = (code: LossCode, values?: Loss['values']) => void

/** What will not survive there, and what will against expectation: of the whole file first, then of each exercise. */
export function lossReport(target: ExchangeTarget, source: ExchangeSource): Loss[] {
  const losses: Loss[] = []
  const sayOf =
    (exerciseId: string | null): Say =>
    (code, values = {}) =>
      losses.push({ exerciseId, code, values })
  ofFile(target, source, sayOf(null))
  const taken = target === 'scorm' ? source.modules.filter(({ facts }) => !facts.test) : source.modules
  for (const exercise of taken.flatMap(({ exercises }) => exercises)) {
    const say = sayOf(exercise.id)
    if (target === 'scorm') ofScorm(exercise, say)
    else ofQuestion(target, exercise, source, say)
  }
  return losses
}

function ofFile(target: ExchangeTarget, { modules, missing, origin }: ExchangeSource, say: Say): void {
  if (missing.length > 0) say('modules-left-out', { modules: missing.join(', '), count: missing.length })
  const blocks = modules.filter(({ facts }) => !facts.test).flatMap((module) => module.blocks)
  if (target !== 'scorm') {
    if (blocks.some(({ type }) => type !== 'exercise')) say('text-left-out')
    return
  }
  const tests = modules.filter(({ facts }) => facts.test).length
  const charts = blocks.filter(({ type }) => type === 'chart').length
  if (tests > 0) say('test-left-out')
  say('keys-readable')
  if (charts > 0) say('charts-become-tables', { count: charts })
  if (blocks.some((block) => block.type === 'html' && / href="\/(?!\/)/.test(block.html)))
    say('links-lead-back', { origin })
}

function ofScorm(exercise: Exercise, say: Say): void {
  if (exercise.kind === 'written') say('written-becomes-text')
  else if (exercise.kind === 'sql' || exercise.kind === 'r') say('lab-becomes-link')
  else if (exercise.kind === 'numeric' && isOwnKey(exercise)) say('own-data-becomes-link')
}

function ofQuestion(
  target: 'moodle-xml' | 'gift',
  exercise: Exercise,
  { origin }: ExchangeSource,
  say: Say,
): void {
  const isLink =
    exercise.kind === 'sql' || exercise.kind === 'r' || (exercise.kind === 'numeric' && isOwnKey(exercise))
  if (isLink) say(exercise.kind === 'numeric' ? 'own-data-becomes-link' : 'lab-becomes-link')
  else ofKind(target, exercise, say)
  if (exercise.hints.length > 0) {
    const isKept = target === 'moodle-xml' && !isLink
    say(isKept ? 'hints-interactive' : 'hints-dropped', { count: exercise.hints.length })
  }
  if (exercise.tries !== null && !isLink) say('tries-dropped')
  if (exercise.points !== 1 && target === 'gift' && !isLink) say('points-dropped')
  ofTexts(target, exercise, origin, say)
}

function ofKind(target: 'moodle-xml' | 'gift', exercise: Exercise, say: Say): void {
  const isGift = target === 'gift'
  switch (exercise.kind) {
    case 'choice': {
      const isSingle = exercise.options.filter(({ right }) => right).length === 1
      if (!shareOfRight(exercise).isExact) say('shares-rounded')
      else if (!isSingle) say('partial-credit-kept')
      if (isGift && exercise.shuffle) say('shuffle-dropped')
      toldFeedback(exercise.options, say)
      break
    }
    case 'numeric':
      say('numbers-read-otherwise')
      if (exercise.unit) say('unit-in-text')
      toldFeedback(exercise.values, say)
      break
    case 'text': {
      say('text-read-strictly')
      const answers = exercise.answers.flatMap(({ text, also }) => [text, ...also])
      const left = answers.filter((answer) => !isWritableInGift(answer)).length
      if (isGift && left > 0) say('answers-left-out', { count: left })
      toldFeedback(exercise.answers, say)
      break
    }
    case 'match':
      if (exercise.pairs.some(({ right }) => hasMarkup(right))) say('plain-options')
      rowFeedback(exercise.pairs, say)
      break
    case 'classify':
      say('classify-becomes-matching')
      if (exercise.categories.some(hasMarkup)) say('plain-options')
      rowFeedback(exercise.cases, say)
      break
    case 'order':
      say(isGift ? 'order-becomes-matching' : 'partial-credit-kept')
      break
    case 'written':
      say('self-check-becomes-marking')
      if (isGift) say('rubric-dropped')
      break
    case 'sql':
    case 'r':
      break
  }
}

const countOf = (rows: readonly { feedback: string | null }[]) =>
  rows.filter(({ feedback }) => feedback !== null).length

function toldFeedback(answers: readonly { feedback: string | null }[], say: Say): void {
  if (countOf(answers) > 0) say('feedback-kept', { count: countOf(answers) })
}

function rowFeedback(rows: readonly { feedback: string | null }[], say: Say): void {
  if (countOf(rows) > 0) say('row-feedback-dropped', { count: countOf(rows) })
}

function ofTexts(target: 'moodle-xml' | 'gift', exercise: Exercise, origin: string, say: Say): void {
  const made = textsOf(exercise).map((text) => portableHtml(text, { origin, addressOf: () => '' }))
  const sum = (of: keyof Dropped) => made.reduce((total, { dropped }) => total + dropped[of], 0)
  const pictures = made.flatMap((one) => one.pictures).length
  if (pictures > 0) say(target === 'gift' ? 'pictures-dropped' : 'pictures-kept', { count: pictures })
  if (sum('formulas') > 0) say('formulas-as-mathml', { count: sum('formulas') })
  if (sum('terms') > 0) say('terms-dropped', { count: sum('terms') })
  if (sum('footnotes') > 0) say('footnotes-dropped', { count: sum('footnotes') })
  if (sum('links') > 0) say('links-lead-back', { origin })
}
