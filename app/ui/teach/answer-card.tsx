import { type ReactNode, useId } from 'react'
import type { AnsweredBy, AnswerGroup } from '#app/domain/marking/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Ago } from '#app/ui/ago.tsx'
import { moduleHref } from '#app/ui/continue-line.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { points } from '#app/ui/format.ts'
import { Html, InlineHtml, TextLanguage } from '#app/ui/html.tsx'
import { PostForm } from '#app/web/post-form.tsx'

interface AnswerCardProps {
  language: Language
  group: AnswerGroup
  /** What a trainer was about to give when another was first; null to begin with what stands. */
  typed: { met: number[]; comment: string } | null
  canMark: boolean
}

/** Equal answers at one exercise, and the form that marks them. */
export function AnswerCard({ language, group, typed, canMark }: AnswerCardProps) {
  const id = useId()
  const { people, mark } = group
  const textLanguage = group.textLanguage === language ? undefined : group.textLanguage
  return (
    <article className="answer-card" aria-labelledby={id}>
      <TextLanguage.Provider value={textLanguage}>
        <h2 id={id}>
          <a
            href={moduleHref(language, group.courseId, group.moduleId, group.exerciseId)}
            lang={textLanguage}
          >
            {group.exerciseTitle ?? group.moduleTitle}
          </a>
        </h2>
        <p className="soft" lang={textLanguage}>
          {group.courseTitle} · {group.moduleTitle}
        </p>
        <details>
          <summary>{m.marking_question()}</summary>
          <Html html={group.prompt} />
          {group.solution && (
            <>
              <h3>{m.solution_model()}</h3>
              <Html html={group.solution} />
            </>
          )}
        </details>
        <h3>{m.marking_same_answer({ count: people.length })}</h3>
        <blockquote
          className="typed"
          lang={group.answerLanguage === language ? undefined : group.answerLanguage}
          dir="auto"
        >
          {group.text}
        </blockquote>
        {mark && (
          <p>
            {m.marking_stands({
              points: points(language, mark.points),
              outOf: points(language, mark.outOf),
              count: mark.outOf,
            })}
            {mark.markedBy && `, ${m.marking_stands_by({ name: mark.markedBy })}`}
          </p>
        )}
        {mark && (typed || !canMark) && mark.comment && <p className="typed">{mark.comment}</p>}
        {canMark ? (
          <MarkForm language={language} group={group} typed={typed} />
        ) : (
          <ul>
            {people.map((one) => (
              <li key={one.attemptId}>
                <Person language={language} one={one} />
              </li>
            ))}
          </ul>
        )}
      </TextLanguage.Provider>
    </article>
  )
}

function MarkForm({ language, group, typed }: Omit<AnswerCardProps, 'canMark'>) {
  const id = useId()
  const { people, lines, mark } = group
  const met = typed?.met ?? mark?.met ?? []
  const isSingle = people.length === 1
  return (
    <PostForm name={people[0]?.attemptId ?? ''}>
      {(isBusy) => (
        <>
          <fieldset>
            <legend>{isSingle ? m.marking_answered_by() : m.marking_who()}</legend>
            {people.map((one) =>
              isSingle ? (
                <p key={one.attemptId}>
                  <input type="hidden" name="answer" value={seenAnswer(one)} />
                  <Person language={language} one={one} />
                </p>
              ) : (
                <label className="pick" key={one.attemptId}>
                  <input type="checkbox" name="answer" value={seenAnswer(one)} defaultChecked />
                  <Person language={language} one={one} />
                </label>
              ),
            )}
          </fieldset>
          <fieldset>
            <legend>{m.marking_rubric()}</legend>
            {lines.length === 0 ? (
              <Line line={0} isMet={met.includes(0)}>
                <span>{m.marking_one_line()}</span>
              </Line>
            ) : (
              lines.map((text, line) => (
                <Line key={text} line={line} isMet={met.includes(line)}>
                  <InlineHtml html={text} />
                </Line>
              ))
            )}
          </fieldset>
          <label className="label" htmlFor={`${id}-comment`}>
            {m.marking_comment()} <span className="soft">{m.form_optional()}</span>
          </label>
          <p className="hint" id={`${id}-hint`}>
            {m.marking_comment_hint()}
          </p>
          <textarea
            className="input"
            id={`${id}-comment`}
            name="comment"
            rows={3}
            maxLength={4000}
            dir="auto"
            defaultValue={typed?.comment ?? mark?.comment ?? ''}
            aria-describedby={`${id}-hint`}
          />
          <div className="button-row">
            <Button isBusy={isBusy}>
              {mark ? m.marking_change({ count: people.length }) : m.marking_give({ count: people.length })}
            </Button>
          </div>
        </>
      )}
    </PostForm>
  )
}

/** With the mark that the trainer has before them, so that another one given meanwhile isn't lost. */
const seenAnswer = ({ attemptId, seenAt }: AnsweredBy) => `${attemptId}:${seenAt ?? ''}`

function Line({ line, isMet, children }: { line: number; isMet: boolean; children: ReactNode }) {
  return (
    <label className="pick">
      <input type="checkbox" name="line" value={line + 1} defaultChecked={isMet} />
      {children}
    </label>
  )
}

function Person({ language, one }: { language: Language; one: AnsweredBy }) {
  return (
    <span>
      {one.name ?? m.marking_unnamed()}{' '}
      <span className="soft">
        <Ago at={one.at} language={language} />
        {one.isRevised && ` · ${m.marking_revised()}`}
      </span>
    </span>
  )
}
