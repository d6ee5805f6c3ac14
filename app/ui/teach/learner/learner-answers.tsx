import type { AnsweredExercise, AnswerPage, LearnerAnswer } from '#app/domain/cohort/learner/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Told } from '#app/ui/exercise/verdict.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { languageName, points } from '#app/ui/format.ts'
import { Html, TextLanguage } from '#app/ui/html.tsx'
import * as labParts from '#app/ui/lab/lab-parts.tsx'
import { LabPartsAtHand } from '#app/ui/lab/lab-slot.tsx'
import { Moment } from '../moment.tsx'
import { AnswerText } from './answer-text.tsx'

interface InLanguage {
  language: Language
}

/** A page of a learner's answers with the feedback that they were shown; the newest first. */
export function LearnerAnswers({ page, language }: InLanguage & { page: AnswerPage }) {
  const { total, shown, older, exercise, isFirst } = page
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{m.record_answers()}</h2>
      <p>{m.record_answers_count({ count: total })}</p>
      <Choose page={page} />
      <LabPartsAtHand.Provider value={labParts}>
        <ol className="given-answers">
          {shown.map((answer) => (
            <li key={answer.id} id={`answer-${answer.id}`}>
              <Given answer={answer} language={language} />
            </li>
          ))}
        </ol>
      </LabPartsAtHand.Provider>
      {(older || !isFirst) && (
        <p className="button-row">
          {!isFirst && <a href={addressOf(exercise, null)}>{m.record_answers_newest()}</a>}
          {older && (
            <a href={addressOf(exercise, older)} rel="next">
              {m.record_answers_older()}
            </a>
          )}
        </p>
      )}
    </section>
  )
}

function addressOf(exercise: string | null, before: string | null): string {
  const query = new URLSearchParams()
  if (exercise !== null) query.set('exercise', exercise)
  if (before !== null) query.set('before', before)
  return `?${query}#answers`
}

function Choose({ page: { exercises, exercise } }: { page: AnswerPage }) {
  if (exercises.length < 2) return null
  const courses = [...new Set(exercises.map(({ courseTitle }) => courseTitle))]
  return (
    <form method="get" action="#answers" className="choose-exercise">
      <label className="label" htmlFor="exercise">
        {m.record_choose_exercise()}
      </label>
      <select className="input" id="exercise" name="exercise" defaultValue={exercise ?? ''}>
        <option value="">{m.record_all_exercises()}</option>
        {courses.map((course) => (
          <optgroup key={course} label={course}>
            {exercises
              .filter(({ courseTitle }) => courseTitle === course)
              .map((one) => (
                <option key={one.key} value={one.key}>
                  {`${one.moduleTitle} · ${nameOf(one)} (${one.answers})`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <Button kind="plain">{m.record_choose_button()}</Button>
    </form>
  )
}

function nameOf({ title, number, key }: Pick<AnsweredExercise, 'title' | 'number'> & { key: string }) {
  if (title !== null) return title
  return number === null ? (key.split('/')[1] ?? key) : m.exercise_number({ number })
}

function Given({ answer, language }: InLanguage & { answer: LearnerAnswer }) {
  const { told } = answer
  const name = nameOf({
    title: answer.exerciseTitle,
    number: answer.exerciseNumber,
    key: `${answer.courseId}/${answer.exerciseId}`,
  })
  return (
    <article className="given-answer">
      <h3>{name}</h3>
      <p className="soft">
        {answer.moduleTitle} · {m.record_try({ number: answer.number })} ·{' '}
        <Moment at={answer.at} language={language} />
        {answer.language !== language &&
          ` · ${m.record_in_language({ language: languageName(language, answer.language) })}`}
      </p>
      <TextLanguage.Provider value={answer.language}>
        {told && (
          <details>
            <summary>{m.record_question()}</summary>
            <Html html={told.exercise.prompt} />
          </details>
        )}
        <AnswerText
          answer={answer.answer}
          isCode={told?.exercise.kind === 'sql'}
          language={answer.language}
        />
        {told && (
          <div className="verdict">
            <Told view={told} />
          </div>
        )}
      </TextLanguage.Provider>
      {answer.mark && <Marked mark={answer.mark} language={language} />}
    </article>
  )
}

function Marked({ mark, language }: InLanguage & { mark: NonNullable<LearnerAnswer['mark']> }) {
  return (
    <div className="given-mark">
      <p suppressHydrationWarning>
        {m.record_marked({
          points: points(language, mark.points),
          outOf: points(language, mark.outOf),
        })}
      </p>
      {mark.comment && <p className="plain-text">{mark.comment}</p>}
    </div>
  )
}
