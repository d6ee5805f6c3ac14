import { type ReactNode, useState } from 'react'
import type { RunDone } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { exactly } from '../format.ts'
import { hasDecimals, numericColumns } from './cell-words.ts'
import { Pager } from './pager.tsx'
import { ResultCell } from './result-cell.tsx'
import { runTime } from './run-time.ts'

const PER_PAGE = 25
/** Without scripts there are no pages. */
const WITHOUT_PAGES = 100

interface ResultTableProps {
  /** Of the page: ids begin with it. */
  id: string
  run: RunDone
  /** Rows there are in all: `run` may hold the first ones only. */
  rowCount: number
  language: string
  /** Scripts run: the result has pages. False in the first rendering, which must be the server's. */
  isReady: boolean
  /** Beside the table's facts: a download. */
  actions?: ReactNode
}

/**
 * What a query gave, as a table whose numbers stand as SQL writes them. Give it a `key` of the run, so that another
 * result begins at its first page.
 */
export function ResultTable({ id, run, rowCount, language, isReady, actions }: ResultTableProps) {
  const [page, setPage] = useState(0)
  const { columns, rows } = run.result
  const from = isReady ? page * PER_PAGE : 0
  const shown = rows.slice(from, from + (isReady ? PER_PAGE : WITHOUT_PAGES))
  const isNumeric = numericColumns(columns, rows)
  const count = (value: number) => exactly(language, value)
  return (
    <div className="result">
      <div className="result-facts">
        <p id={`${id}-caption`}>
          <strong>{m.lab_result()}</strong>{' '}
          <span className="soft">
            {m.lab_rows({ count: rowCount, shown: count(rowCount) })} · {runTime(language, run.ms)}
          </span>
        </p>
        {actions}
      </div>
      {rows.length === 0 && <p className="result-note">{m.lab_no_rows()}</p>}
      <section className="result-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
        <table className="result-table">
          <caption className="only-read">
            {m.lab_result()} {m.lab_rows({ count: rowCount, shown: count(rowCount) })}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="result-number">
                <span className="only-read">{m.lab_row()}</span>
              </th>
              {columns.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names of columns may be there twice; places never change.
                <th scope="col" key={index} className={isNumeric[index] ? 'align-end' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place.
              <tr key={from + place}>
                <th scope="row" className="result-number">
                  {from + place + 1}
                </th>
                {columns.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                  <td key={index} className={isNumeric[index] ? 'align-end' : undefined}>
                    <ResultCell cell={row[index] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {isReady && rows.length > PER_PAGE && (
        <Pager page={page} perPage={PER_PAGE} of={rows.length} language={language} onPage={setPage} />
      )}
      <Notes run={run} language={language} isReady={isReady} />
    </div>
  )
}

function Notes({ run, language, isReady }: Pick<ResultTableProps, 'run' | 'language' | 'isReady'>) {
  const { rows } = run.result
  const shown = (value: number) => ({ shown: exactly(language, value) })
  const notes = [
    run.isCut && m.lab_cut(shown(rows.length)),
    !isReady && rows.length > WITHOUT_PAGES && m.lab_first_rows(shown(WITHOUT_PAGES)),
    hasDecimals(rows) && exactly(language, 0.5) !== '0.5' && m.lab_decimal_point(),
  ].filter(Boolean)
  return notes.length > 0 ? <p className="result-note">{notes.join(' ')}</p> : null
}
