import type { ReactNode } from 'react'
import type { DataSet, DataTable, Variable } from '#app/labs/data/data-set.ts'
import { m } from '#app/messages/generated/messages.js'
import { exactly } from '../format.ts'
import { inLanguage } from './in-language.ts'

/** Code lists up to here stand open. */
const SHORT_LIST = 6

interface SchemaListProps {
  dataSet: Pick<DataSet, 'isInvented' | 'tables'>
  language: string
  /** Beside a table's variables: a sample, a download. */
  actions?: (table: DataTable) => ReactNode
}

/** The tables of a data set and what their variables mean: the code book, folded. */
export function SchemaList({ dataSet, language, actions }: SchemaListProps) {
  return (
    <section className="schema" aria-label={m.lab_tables()}>
      {dataSet.tables.map((table) => (
        <details className="schema-table" key={table.name}>
          <summary className="schema-head">
            <code className="lab-code">{table.name}</code>{' '}
            <span className="schema-title">{inLanguage(table.title, language)}</span>{' '}
            <span className="soft">
              {table.view !== null && `${m.lab_view()}, `}
              {m.lab_rows({ count: table.rows, shown: exactly(language, table.rows) })}
            </span>
          </summary>
          {actions && <div className="schema-actions">{actions(table)}</div>}
          <dl>
            {table.variables.map((variable) => (
              <div key={variable.name}>
                <dt>
                  <code className="lab-code">{variable.name}</code>{' '}
                  <span className="soft">{typeWords[variable.type]()}</span>
                </dt>
                <dd>
                  <VariableMeaning variable={variable} language={language} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
      {dataSet.isInvented && <p className="result-note">{m.lab_invented()}</p>}
    </section>
  )
}

function VariableMeaning({ variable, language }: { variable: Variable; language: string }) {
  const { label, universe, codes } = variable
  const list = (
    <ul className="schema-codes">
      {codes.map(({ code, label }) => (
        <li key={code}>
          <code className="lab-code">{code}</code> {inLanguage(label, language)}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {inLanguage(label, language)}
      {universe && (
        <span className="soft"> {m.lab_universe({ universe: inLanguage(universe, language) })}</span>
      )}
      {codes.length > SHORT_LIST ? (
        <details>
          <summary>{m.lab_codes({ count: codes.length })}</summary>
          {list}
        </details>
      ) : (
        codes.length > 0 && list
      )}
    </>
  )
}

const typeWords: Record<Variable['type'], () => string> = {
  integer: m.lab_type_integer,
  number: m.lab_type_number,
  text: m.lab_type_text,
  date: m.lab_type_date,
}
