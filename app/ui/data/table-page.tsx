import type { BrowseView } from '#app/domain/data/browse-table.server.ts'
import type { Variable } from '#app/labs/data/data-set.ts'
import { m } from '#app/messages/generated/messages.js'
import { exactly } from '../format.ts'
import { inLanguage } from '../lab/in-language.ts'
import { ResultCell } from '../lab/result-cell.tsx'

/** Rows a page; the same as the domain's, which the browser must not import. */
const ROWS_A_PAGE = 50

interface TablePageProps {
  view: BrowseView
  language: string
}

/** A table to look through: sorted, filtered, page by page; every state of it has an address. */
export function TablePage({ view, language }: TablePageProps) {
  const { book, table, draw, hash, rows, rowCount, page } = view
  const from = page * ROWS_A_PAGE
  const count = (value: number) => exactly(language, value)
  return (
    <div className="site-width data-page">
      <p className="soft">
        <a href={`/${language}/data/${book.id}${draw === 'open' ? '' : `?draw=${draw}`}`}>
          {inLanguage(book.title, language)}
        </a>
      </p>
      <h1>
        <code className="lab-code">{table.name}</code>
      </h1>
      <p className="lead">{inLanguage(table.title, language)}</p>
      {book.isInvented && (
        <p>
          <strong>{m.lab_data_invented()}</strong>
        </p>
      )}
      <FilterForm view={view} />
      <p id="rows-caption" className="soft">
        {rowCount === 0
          ? m.data_none()
          : m.data_page_of({
              from: count(from + 1),
              to: count(from + rows.length),
              of: count(rowCount),
            })}{' '}
        <a href={`/data/${hash}/${draw}/${table.name}.csv`} download>
          {m.lab_csv()}
        </a>
      </p>
      <section className="result-scroll" aria-labelledby="rows-caption" tabIndex={0}>
        <table className="result-table">
          <thead>
            <tr>
              {table.variables.map((variable) => (
                <SortHead key={variable.name} variable={variable} view={view} language={language} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place.
              <tr key={from + place}>
                {table.variables.map(({ name, type }, index) => (
                  <td
                    key={name}
                    className={type === 'integer' || type === 'number' ? 'align-end' : undefined}
                  >
                    <ResultCell cell={row[index] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <nav className="button-row" aria-label={m.lab_pages()}>
        {page > 0 && (
          <a className="button" href={addressOf(view, { page: page - 1 })}>
            {m.data_previous()}
          </a>
        )}
        {from + rows.length < rowCount && (
          <a className="button" href={addressOf(view, { page: page + 1 })}>
            {m.data_next()}
          </a>
        )}
      </nav>
    </div>
  )
}

function SortHead({ variable, view, language }: { variable: Variable; view: BrowseView; language: string }) {
  const { sort } = view
  const isSorted = sort?.column === variable.name
  const isFalling = isSorted && !sort.isFalling
  return (
    <th scope="col" aria-sort={isSorted ? (sort.isFalling ? 'descending' : 'ascending') : undefined}>
      <a
        href={addressOf(view, { sort: { column: variable.name, isFalling }, page: 0 })}
        title={inLanguage(variable.label, language)}
      >
        {variable.name}
        {isSorted && <span aria-hidden="true">{sort.isFalling ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  )
}

function FilterForm({ view: { table, sort, filter, draw } }: { view: BrowseView }) {
  return (
    <form method="get" className="data-filter">
      {draw !== 'open' && <input type="hidden" name="draw" value={draw} />}
      {sort && <input type="hidden" name="sort" value={sort.column} />}
      {sort?.isFalling && <input type="hidden" name="direction" value="desc" />}
      <label htmlFor="filter-column">{m.data_filter()}</label>{' '}
      <select className="input" id="filter-column" name="column" defaultValue={filter?.column}>
        {table.variables.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>{' '}
      <label htmlFor="filter-value">{m.data_filter_is()}</label>{' '}
      <input
        className="input"
        id="filter-value"
        name="value"
        autoComplete="off"
        maxLength={100}
        defaultValue={filter?.value ?? ''}
      />{' '}
      <button className="button">{m.data_filter_show()}</button>{' '}
      {filter && (
        <a className="button" href={draw === 'open' ? '?' : `?draw=${draw}`}>
          {m.data_filter_all()}
        </a>
      )}
    </form>
  )
}

/** The same table in another state, relative to the page's address. */
function addressOf(view: BrowseView, change: Partial<Pick<BrowseView, 'page' | 'sort'>>): string {
  const { draw, sort, filter, page } = { ...view, ...change }
  const query = new URLSearchParams()
  if (draw !== 'open') query.set('draw', String(draw))
  if (sort) query.set('sort', sort.column)
  if (sort?.isFalling) query.set('direction', 'desc')
  if (filter) {
    query.set('column', filter.column)
    query.set('value', filter.value)
  }
  if (page > 0) query.set('page', String(page + 1))
  return `?${query}`
}
