import type { NoteView } from '#app/domain/cohort/learner/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { Moment } from '../moment.tsx'

/** What stands in the form for a new note. */
export interface NoteForm {
  /** Of the note to be, so that a second press of the button writes none twice. */
  id: string
  /** What was typed and not accepted. */
  typed: string
  /** The code of the refusal. */
  problem: string | null
  done: string | null
  /** In characters. */
  longest: number
}

interface NotesProps {
  notes: NoteView[]
  form: NoteForm
  isArchived: boolean
  language: Language
}

const FIELD = 'note-text'

/** What trainers note about a learner: private to them, though the learner may ask for all that is held about them. */
export function LearnerNotes({ notes, form, isArchived, language }: NotesProps) {
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{m.record_notes()}</h2>
      {form.done === 'noted' && (
        <Notice kind="good" role="status">
          <p>{m.record_note_added()}</p>
        </Notice>
      )}
      {form.done === 'note-deleted' && (
        <Notice kind="good" role="status">
          <p>{m.record_note_deleted()}</p>
        </Notice>
      )}
      {notes.length === 0 && <p>{m.record_notes_none()}</p>}
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="soft">
              {note.author ?? m.record_deleted_account()} · <Moment at={note.at} language={language} />
            </p>
            <p className="plain-text" dir="auto" id={`note-${note.id}`}>
              {note.text}
            </p>
            {note.isOwn && !isArchived && <DeleteNote note={note} />}
          </li>
        ))}
      </ul>
      {(!isArchived || form.problem !== null) && <NewNote form={form} />}
    </section>
  )
}

function DeleteNote({ note }: { note: NoteView }) {
  return (
    <PostForm name="delete-note">
      {(isBusy) => (
        <>
          <input type="hidden" name="note" value={note.id} />
          <Button kind="plain" isBusy={isBusy} aria-describedby={`note-${note.id}`}>
            {m.record_note_delete()}
          </Button>
        </>
      )}
    </PostForm>
  )
}

function NewNote({ form: { id, typed, problem, longest } }: { form: NoteForm }) {
  const words = problem === null ? null : problemWords(problem, longest)
  return (
    <PostForm name="note" key={id}>
      {(isBusy) => (
        <>
          <ErrorSummary errors={words === null ? [] : [{ id: FIELD, text: words }]} />
          <input type="hidden" name="id" value={id} />
          <div className="field">
            <label className="label" htmlFor={FIELD}>
              {m.record_note_label()}
            </label>
            <p className="hint" id={`${FIELD}-hint`}>
              {m.record_note_hint({ longest })}
            </p>
            <textarea
              className="input"
              id={FIELD}
              name="text"
              rows={4}
              defaultValue={typed}
              aria-describedby={`${FIELD}-hint`}
              aria-invalid={words !== null || undefined}
            />
          </div>
          <Button isBusy={isBusy}>{m.record_note_add()}</Button>
        </>
      )}
    </PostForm>
  )
}

function problemWords(problem: string, longest: number): string {
  if (problem === 'note_empty') return m.record_note_empty()
  if (problem === 'note_too_long') return m.record_note_too_long({ longest })
  return problem === 'cohort_archived' ? m.record_note_failed() : m.marking_problem_other()
}
