import { carriedText } from '#app/domain/cohort/roster/carried-text.ts'
import type { Columns } from '#app/domain/cohort/roster/headers.ts'
import type { Doubt, ListLine, RosterColumn } from '#app/domain/cohort/roster/roster.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { Doubts } from './doubts.tsx'
import { columnWords } from './roster-words.ts'

interface ColumnsScreenProps {
  columns: Columns
  lines: ListLine[]
  separator: string
  doubts: Doubt[]
  /** Asked for the second time: neither an address nor a name was chosen. */
  isAgain: boolean
}

const SAMPLES = 3

/** Which column holds what, asked because it isn't clear. */
export function ColumnsScreen({ columns, lines, separator, doubts, isAgain }: ColumnsScreenProps) {
  const { titles, width, mapping } = columns
  const guess = (at: number) => Object.entries(mapping).find(([, column]) => column === at)?.[0] ?? ''
  return (
    <PostForm name="columns">
      {(isBusy) => (
        <>
          {isAgain && (
            <Notice kind="error" role="alert">
              {m.roster_columns_again()}
            </Notice>
          )}
          <Doubts doubts={doubts} />
          <p className="lead">{m.roster_columns_lead()}</p>
          <textarea hidden readOnly name="text" value={carriedText(titles, lines)} />
          <input type="hidden" name="separator" value={separator} />
          {titles && <input type="hidden" name="hasHeader" value="yes" />}
          {Array.from({ length: width }, (_, at) => {
            const samples = lines
              .map(({ cells }) => cells[at]?.trim() ?? '')
              .filter(Boolean)
              .slice(0, SAMPLES)
            const id = `column-${at}`
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
              <div className="field" key={at}>
                <label className="label" htmlFor={id}>
                  {titles?.[at] || m.roster_column({ number: at + 1 })}
                </label>
                <p className="hint">{samples.join(' · ')}</p>
                <select className="input" id={id} name={`column:${at}`} defaultValue={guess(at)}>
                  <option value="">{m.roster_column_none()}</option>
                  {Object.entries(columnWords).map(([name, word]) => (
                    <option key={name as RosterColumn} value={name}>
                      {word()}
                    </option>
                  ))}
                </select>
              </div>
            )
          })}
          <Button isBusy={isBusy}>{m.roster_go_on()}</Button>
        </>
      )}
    </PostForm>
  )
}
