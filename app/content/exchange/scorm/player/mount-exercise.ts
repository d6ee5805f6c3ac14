import { maySeeSolution } from '#app/domain/attempt/decide-help.ts'
import { typedFields } from '#app/domain/exercise/form-fields.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { feedbackOn, fieldsOf, grade, gradeFields } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { solutionOf } from '#app/domain/exercise/solution.ts'
import type { GradedVerdict, Verdict } from '#app/domain/exercise/verdict.ts'
import { isSettled, type LearningEvent, thousandths } from '#app/domain/progress/learning.ts'
import * as m from '#app/messages/generated/messages/_index.js'
import { authored, make } from './dom.ts'
import { askReading, fillForm } from './fill-form.ts'
import type { Kept } from './kept.ts'
import type { GradedExercise } from './module-data.ts'
import { packageTokens } from './token.ts'
import { markRows, toldOf } from './told.ts'

interface Mounted {
  exercise: GradedExercise
  article: HTMLElement
  language: string
  /** What is kept of this exercise now. */
  kept: () => Kept | undefined
  /** Something happened that counts; the answer is null for help. */
  onEvent: (event: LearningEvent, answer: Answer | null) => void
}

/** Brings the form of one exercise to life: checks answers by the platform's own rules, gives hints and the solution. */
export function mountExercise({ exercise, article, language, kept, onEvent }: Mounted): void {
  const form = article.querySelector('form')
  const verdict = article.querySelector<HTMLElement>('.verdict')
  const helps = article.querySelector<HTMLElement>('[data-helps]')
  if (!form || !verdict || !helps) return
  const token = packageTokens(exercise.id)
  const triesLeft = () =>
    exercise.tries === null ? Number.POSITIVE_INFINITY : exercise.tries - (kept()?.state.tries ?? 0)

  const tell = (fields: Fields, answer: Answer | null, said: Verdict) => {
    const feedback = feedbackOn(exercise, answer, said, token)
    verdict.replaceChildren(...toldOf({ exercise, feedback, fields, language, canAnswer: triesLeft() > 0 }))
    markRows(form, feedback)
    askReading(form, feedback.ambiguous?.readings ?? [], language)
  }

  const check = () => {
    const fields = typedFields(new FormData(form))
    const { answer, verdict: said } = gradeFields(exercise, fields, { token, language })
    if (isGraded(said) && answer !== null) onEvent(attempt(exercise.id, kept(), said), answer)
    tell(fields, answer, said)
    showHelps()
    verdict.focus()
  }

  const showHelps = () => {
    const state = kept()?.state
    const taken = state?.hints ?? 0
    const isOver = isSettled(state)
    const hints = exercise.hints
      .slice(0, taken)
      .map((hint, at) => make('li', {}, make('strong', {}, m.hint_title({ number: at + 1 })), authored(hint)))
    const help = (kind: 'hint' | 'solution', number: number) => {
      onEvent({ type: 'help', exerciseId: exercise.id, kind, number, at: 0 }, null)
      showHelps()
      ;(helps.querySelector<HTMLElement>(kind === 'hint' ? 'li:last-child' : '.solution') ?? helps).focus()
    }
    const parts: Node[] = []
    if (hints.length > 0) parts.push(make('ol', { class: 'hints' }, ...hints))
    if (!isOver && taken < exercise.hints.length)
      parts.push(
        button(m.hint_take({ number: taken + 1, count: exercise.hints.length }), () =>
          help('hint', taken + 1),
        ),
      )
    const solution = solutionOf(exercise, language)
    if (isOver && solution)
      parts.push(
        make(
          'section',
          { class: 'solution', tabindex: '-1' },
          make('h4', {}, m.solution_title()),
          authored(solution),
        ),
      )
    else if (solution && maySeeSolution(exercise.hints.length, state))
      parts.push(
        make(
          'details',
          { class: 'ask' },
          make('summary', { class: 'button' }, m.solution_ask()),
          make('p', {}, m.solution_warning()),
          button(m.solution_confirm(), () => help('solution', 0)),
        ),
      )
    if (isOver) parts.push(make('p', { class: 'practice' }, m.practice()))
    helps.replaceChildren(...parts)
    for (const item of helps.querySelectorAll('li')) item.tabIndex = -1
    const submit = form.querySelector<HTMLButtonElement>('[type=submit]')
    if (submit) submit.disabled = triesLeft() <= 0
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (triesLeft() > 0) check()
  })
  const before = kept()?.answer
  if (before) restore(exercise, before, language, { form, tell })
  showHelps()
  form.hidden = false
}

/** The form and the verdict as they were; an answer that no longer fits the exercise leaves an empty form. */
function restore(
  exercise: GradedExercise,
  answer: Answer,
  language: string,
  { form, tell }: { form: HTMLFormElement; tell: (fields: Fields, answer: Answer, said: Verdict) => void },
): void {
  try {
    const fields = fieldsOf(exercise, answer, packageTokens(exercise.id))
    const said = grade(exercise, answer, language)
    fillForm(form, fields)
    tell(fields, answer, said)
  } catch {
    form.reset()
  }
}

const isGraded = (verdict: Verdict): verdict is GradedVerdict =>
  verdict.code === 'right' || verdict.code === 'partial' || verdict.code === 'wrong'

const attempt = (
  exerciseId: string,
  kept: Kept | undefined,
  { code, points, outOf }: GradedVerdict,
): LearningEvent => ({
  type: 'attempt',
  id: '',
  exerciseId,
  number: (kept?.state.tries ?? 0) + 1,
  code,
  points: thousandths(points),
  outOf: thousandths(outOf),
  at: 0,
})

function button(words: string, onPress: () => void): HTMLElement {
  const made = make('button', { type: 'button', class: 'button' }, words)
  made.addEventListener('click', onPress)
  return made
}
