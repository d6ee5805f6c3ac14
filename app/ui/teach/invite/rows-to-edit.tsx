import type { CheckedRow } from '#app/domain/cohort/roster/check-rows.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { columnWords, reasonWords } from './roster-words.ts'

/** Rows that stand in the form field by field; more would make a form that no server should take. */
const MOST = 150

/** Shape and word: colour only repeats what they say. */
const stateMarks: Record<CheckedRow['state'], [string, () => string]> = {
  ready: ['✓', () => m.roster_state_ready()],
  look: ['?', () => m.roster_state_look()],
  refused: ['✗', () => m.roster_state_refused()],
}

interface RowsToEditProps {
  rows: CheckedRow[]
  language: Language
  languages: { value: string; text: string }[]
}

/** The rows of a list as fields; of a long list those that need somebody, while the others are carried along. */
export function RowsToEdit({ rows, language, languages }: RowsToEditProps) {
  const needy = rows.filter(({ state }) => state !== 'ready')
  const edited = rows.length <= MOST ? rows : needy.toSorted(worstFirst).slice(0, MOST)
  const shown = new Set(edited.map(({ row }) => row))
  const carried = rows.filter(({ row }) => !shown.has(row))
  return (
    <>
      {carried.length > 0 && (
        <>
          <p>{m.roster_carried({ count: carried.length })}</p>
          <input type="hidden" name="kept" value={JSON.stringify(carried.map(asKept))} />
        </>
      )}
      <div className="matrix-box" tabIndex={0} role="group" aria-label={m.roster_table_label()}>
        <table className="roster">
          <thead>
            <tr>
              <th scope="col">{m.roster_row()}</th>
              <th scope="col">{m.roster_state()}</th>
              <th scope="col">{columnWords.email()}</th>
              <th scope="col">{columnWords.name()}</th>
              <th scope="col">{columnWords.language()}</th>
              <th scope="col">{columnWords.country()}</th>
              <th scope="col">{columnWords.organisation()}</th>
            </tr>
          </thead>
          <tbody>
            {edited.map((row) => (
              <Row key={row.row} row={row} language={language} languages={languages} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const badness: Record<CheckedRow['state'], number> = { refused: 0, look: 1, ready: 2 }
const worstFirst = (a: CheckedRow, b: CheckedRow) => badness[a.state] - badness[b.state] || a.row - b.row

/** A row as the form carries it where it isn't shown field by field. */
export const asKept = ({ row, typed }: CheckedRow) => [
  row,
  typed.email,
  typed.name,
  typed.language,
  typed.country,
  typed.organisation,
]

function Row({ row: given, language, languages }: { row: CheckedRow } & Omit<RowsToEditProps, 'rows'>) {
  const { row, typed, fields, state, reasons } = given
  const [mark, word] = stateMarks[state]
  const told = `why-${row}`
  const input = (field: 'email' | 'name' | 'country' | 'organisation') => (
    <input
      className="input"
      name={`${field}:${row}`}
      aria-label={m.roster_field_of({ field: columnWords[field](), row })}
      aria-describedby={reasons.length > 0 ? told : undefined}
      // What was read stands there where it was read; else what was typed, to be mended.
      defaultValue={field === 'email' ? fields.email || typed.email : typed[field]}
      autoComplete="off"
      spellCheck={false}
    />
  )
  return (
    <tr className={`roster-${state}`}>
      <th scope="row">
        {row}
        <input type="hidden" name="row" value={row} />
      </th>
      <td>
        <p className="roster-state">
          <span aria-hidden="true">{mark}</span> {word()}
        </p>
        {reasons.length > 0 && (
          <ul id={told} className="roster-reasons">
            {reasons.map((reason) => (
              <li key={reason.code}>{reasonWords(language, reason)}</li>
            ))}
          </ul>
        )}
      </td>
      <td>{input('email')}</td>
      <td>{input('name')}</td>
      <td>
        <select
          className="input"
          name={`language:${row}`}
          aria-label={m.roster_field_of({ field: columnWords.language(), row })}
          defaultValue={fields.language}
        >
          {languages.map(({ value, text }) => (
            <option key={value} value={value} lang={value}>
              {text}
            </option>
          ))}
        </select>
      </td>
      <td>{input('country')}</td>
      <td>{input('organisation')}</td>
    </tr>
  )
}
