import type { CorrectionsView, CorrectionView, MadeCorrection } from '#app/domain/correction/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Notice } from '../form/notice.tsx'
import { Moment } from '../teach/moment.tsx'
import { CorrectionEffects, CorrectionName, correctionKey } from './correction-preview.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'

/** What was refused, with what was typed. */
interface RefusedCorrection {
  key: string
  reason: string
  code: string
}

interface CorrectionsPageProps {
  language: Language
  course: CourseHead
  view: CorrectionsView
  /** What was just done: `corrected`, `begun`, `undone`. */
  done: string | null
  refused: RefusedCorrection | null
}

/** The corrections of a course: what may have to be corrected, what was, and the way back. */
export function CorrectionsPage({ language, course, view, done, refused }: CorrectionsPageProps) {
  const words = doneWords(done)
  return (
    <StudioFrame
      language={language}
      course={course}
      current="corrections"
      title={m.correct_title()}
      lead={m.correct_lead()}
    >
      {words && <Notice kind="good" role="status" title={words} />}
      <section>
        <h2>{m.correct_open_title()}</h2>
        {view.open.length === 0 ? (
          <p>{m.correct_open_none()}</p>
        ) : (
          view.open.map((correction) => (
            <OpenCorrection
              key={correctionKey(correction)}
              correction={correction}
              refused={refused?.key === correctionKey(correction) ? refused : null}
            />
          ))
        )}
      </section>
      <section>
        <h2>{m.correct_made_title()}</h2>
        {view.made.length === 0 ? (
          <p>{m.correct_made_none()}</p>
        ) : (
          <ol className="corrections">
            {view.made.map((made) => (
              <Made key={made.id} made={made} language={language} />
            ))}
          </ol>
        )}
      </section>
    </StudioFrame>
  )
}

function doneWords(done: string | null): string | null {
  if (done === 'corrected') return m.correct_done()
  if (done === 'begun') return m.correct_begun()
  return done === 'undone' ? m.correct_undone() : null
}

function OpenCorrection({
  correction,
  refused,
}: {
  correction: CorrectionView
  refused: RefusedCorrection | null
}) {
  const key = correctionKey(correction)
  const isUnderWay = refused?.code === 'correction_under_way'
  return (
    <article aria-labelledby={`open-${key}`}>
      <h3 id={`open-${key}`}>
        <CorrectionName correction={correction} />
      </h3>
      <CorrectionEffects correction={correction} />
      {isUnderWay && <Notice kind="caution" role="alert" title={m.correct_under_way()} />}
      <PostForm name={`correct ${key}`} className="mt-4">
        {(isBusy) => (
          <>
            <input type="hidden" name="correct" value={key} />
            <Field
              id={`reason-${key}`}
              name="reason"
              label={m.correct_reason()}
              hint={m.correct_reason_hint()}
              defaultValue={refused?.reason}
              errors={refused && !isUnderWay ? [m.correct_reason_missing()] : []}
              maxLength={1000}
              required
            />
            <Button isBusy={isBusy}>{m.correct_choose()}</Button>
          </>
        )}
      </PostForm>
      <p className="soft">{m.correct_rule()}</p>
    </article>
  )
}

function Made({ made, language }: { made: MadeCorrection; language: Language }) {
  const { answers, people } = made
  const isOpen = made.state === 'running' || made.state === 'undoing'
  return (
    <li>
      <h3>{m.correct_made({ exercise: made.title ?? made.exerciseId })}</h3>
      <p>
        <Moment at={made.at} language={language} />{' '}
        {m.correct_made_by({ name: made.by ?? m.correct_operator() })}{' '}
        <span className="soft">{made.moduleId}</span>
      </p>
      <p className="typed">{m.correct_because({ reason: made.reason })}</p>
      <p>{m.correct_what_answers({ gain: answers.gain, lose: answers.lose, same: answers.same })}</p>
      <p>{m.correct_what_people({ gain: people.gain, finished: made.finished })}</p>
      {made.unsure > 0 && <p>{m.correct_unsure({ count: made.unsure })}</p>}
      {isOpen && (
        <PostForm name={`resume ${made.id}`}>
          {(isBusy) => (
            <>
              <p>{made.state === 'running' ? m.correct_state_running() : m.correct_state_undoing()}</p>
              <Button kind="plain" isBusy={isBusy}>
                {m.correct_go_on()}
              </Button>
            </>
          )}
        </PostForm>
      )}
      {made.undoneAt !== null ? (
        <p>
          {m.correct_state_undone()} <Moment at={made.undoneAt} language={language} />{' '}
          {m.correct_made_by({ name: made.undoneBy ?? m.correct_operator() })}
        </p>
      ) : (
        <details>
          <summary>{m.correct_undo()}</summary>
          <p>{m.correct_undo_told()}</p>
          <PostForm name={`undo ${made.id}`}>
            {(isBusy) => (
              <>
                <input type="hidden" name="correction" value={made.id} />
                <Button kind="danger" isBusy={isBusy}>
                  {m.correct_undo_confirm()}
                </Button>
              </>
            )}
          </PostForm>
        </details>
      )}
    </li>
  )
}
