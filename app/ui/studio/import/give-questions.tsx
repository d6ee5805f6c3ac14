import { type ImportRefused, importFormats } from '#app/domain/studio/import-report.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { SelectField } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { formatWords, refusedWords } from './import-words.ts'

const accepted = '.xml,.gift,.txt,.csv,.tsv,text/xml,text/plain,text/csv'

/** Where questions come in: as a file, or pasted. */
export function GiveQuestions({ refused, text }: { refused: ImportRefused | null; text: string }) {
  return (
    <PostForm name="read" hasFile>
      {(isBusy) => (
        <>
          <ErrorSummary errors={refused ? [{ id: 'questions-file', text: refusedWords(refused) }] : []} />
          <SelectField id="format" name="format" label={m.import_format()} isOptional>
            <option value="">{m.import_format_guess()}</option>
            {importFormats.map((format) => (
              <option key={format} value={format}>
                {formatWords[format]()}
              </option>
            ))}
          </SelectField>
          <div className="field list-field">
            <label className="label" htmlFor="questions-file">
              {m.import_file()}
            </label>
            <p className="hint" id="questions-file-hint">
              {m.import_file_hint()}
            </p>
            <input
              className="input"
              id="questions-file"
              name="file"
              type="file"
              accept={accepted}
              aria-describedby="questions-file-hint"
            />
          </div>
          <div className="field list-field">
            <label className="label" htmlFor="questions-text">
              {m.import_paste()}
            </label>
            <textarea
              className="input source-text"
              id="questions-text"
              name="text"
              rows={10}
              defaultValue={text}
              spellCheck={false}
              dir="auto"
            />
          </div>
          <Button isBusy={isBusy}>{m.import_read()}</Button>
          <p className="hint mt-3">{m.import_nothing_yet()}</p>
        </>
      )}
    </PostForm>
  )
}
