import { type ChangeEvent, useState } from 'react'
import { limits, megabytes, type Refused } from '#app/domain/cohort/roster/roster.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { refusedWords } from './roster-words.ts'

/** Where a list comes in: pasted from a spreadsheet, or as a file. */
export function GiveScreen({ refused, text }: { refused: Refused | null; text: string }) {
  const [isTooLarge, setTooLarge] = useState(false)
  // A server ends the sending of far too much before a browser listens: said here, it is heard.
  const look = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const tooLarge = (currentTarget.files?.[0]?.size ?? 0) > limits.bytes
    setTooLarge(tooLarge)
    if (tooLarge) currentTarget.value = ''
  }
  const tooLarge: Refused = { refused: 'too-large', values: { most: megabytes(limits.bytes) } }
  const problem = isTooLarge ? tooLarge : refused
  return (
    <PostForm name="read" hasFile>
      {(isBusy) => (
        <>
          <ErrorSummary
            errors={
              problem ? [{ id: isTooLarge ? 'list-file' : 'list-text', text: refusedWords(problem) }] : []
            }
          />
          <p className="lead">{m.roster_lead()}</p>
          <div className="field list-field">
            <label className="label" htmlFor="list-text">
              {m.roster_paste()}
            </label>
            <p className="hint" id="list-text-hint">
              {m.roster_paste_hint()}
            </p>
            <textarea
              className="input"
              id="list-text"
              name="text"
              rows={8}
              defaultValue={text}
              aria-describedby="list-text-hint"
              spellCheck={false}
            />
          </div>
          <div className="field list-field">
            <label className="label" htmlFor="list-file">
              {m.roster_file()}
            </label>
            <p className="hint" id="list-file-hint">
              {m.roster_file_hint()}
            </p>
            <input
              className="input"
              id="list-file"
              name="file"
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
              aria-describedby="list-file-hint"
              onChange={look}
            />
          </div>
          <Button isBusy={isBusy}>{m.roster_read()}</Button>
          <p className="hint mt-3">{m.roster_nothing_yet()}</p>
        </>
      )}
    </PostForm>
  )
}
