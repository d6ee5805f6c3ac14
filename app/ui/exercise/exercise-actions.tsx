import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { languages } from '#app/messages/languages.ts'
import { Button } from '../form/button.tsx'
import { languageName } from '../format.ts'
import { canAnswer, canAskSolution, isSettled, nextHint } from './next-steps.ts'

/** The buttons: check first, so that Enter means it; then help; then, without scripts, keeping what was typed. */
export function ExerciseActions({ view, busy }: { view: ExerciseView; busy: string | null }) {
  const hint = nextHint(view)
  // Who has checked a text of their own has the model answer before them: then it is about leaving it at that.
  const isSeen = view.solution !== null
  return (
    <div className="button-row">
      {canAnswer(view) && (
        <Button name="intent" value="answer" isBusy={busy === 'answer'}>
          {busy === 'answer' ? m.checking() : checkWords(view)}
        </Button>
      )}
      {hint && (
        <Button kind="plain" name="intent" value={`hint:${hint}`} isBusy={busy?.startsWith('hint')}>
          {m.hint_take({ number: hint, count: view.exercise.hintCount })}
        </Button>
      )}
      {canAskSolution(view) && (
        <details className="ask">
          <summary className="button">{isSeen ? m.leave_ask() : m.solution_ask()}</summary>
          <p>{m.solution_warning()}</p>
          <Button kind="plain" name="intent" value="solution" isBusy={busy === 'solution'}>
            {isSeen ? m.leave_confirm() : m.solution_confirm()}
          </Button>
        </details>
      )}
      <noscript>
        <KeepButtons />
      </noscript>
    </div>
  )
}

function checkWords(view: ExerciseView): string {
  if (view.feedback?.rubric && view.feedback.code !== 'right') return m.check_rubric()
  if (isSettled(view)) return m.check_practice()
  if (view.exercise.kind === 'written') return m.check_written()
  return view.triesUsed > 0 ? m.check_again() : m.check()
}

/** Scripts keep what is typed by themselves. Without them it takes a button, also to go on in another language. */
function KeepButtons() {
  return (
    <>
      <Button kind="plain" name="intent" value="keep">
        {m.keep()}
      </Button>
      {languages
        .filter((language) => language !== getLocale())
        .map((language) => (
          <Button key={language} kind="plain" name="intent" value={`keep:${language}`}>
            {m.keep_and_switch({ language: languageName(getLocale(), language) })}
          </Button>
        ))}
    </>
  )
}
