import type { ListedData } from '#app/domain/studio/data/list-data.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Ago } from '#app/ui/ago.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { WideTable } from '#app/ui/wide-table.tsx'
import { DataFrame } from './data-frame.tsx'
import { GiveData } from './new-data-page.tsx'

interface DataSetsPageProps {
  language: Language
  drafts: { id: string; savedAt: number }[]
  published: ListedData[]
  isDropped: boolean
}

/** The data sets that courses may use, and those in the making of whoever looks. */
export function DataSetsPage({ language, drafts, published, isDropped }: DataSetsPageProps) {
  const home = `/${language}/studio/data`
  const number = new Intl.NumberFormat(language)
  return (
    <DataFrame language={language} title={m.studio_data_title()} lead={m.studio_data_lead()} isList>
      {isDropped && (
        <Notice kind="good" role="status">
          {m.studio_data_dropped()}
        </Notice>
      )}
      {drafts.length > 0 && (
        <section>
          <h2>{m.studio_data_drafts()}</h2>
          <ul className="cohort-list">
            {drafts.map(({ id, savedAt }) => (
              <li key={id}>
                <a href={`${home}/${id}`}>{id}</a>{' '}
                <span className="soft">
                  {m.studio_saved()} <Ago at={savedAt} language={language} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {published.length > 0 && (
        <section>
          <WideTable caption={m.studio_data_published()}>
            <thead>
              <tr>
                <th scope="col">{m.studio_data_set()}</th>
                <th scope="col">{m.studio_data_tables()}</th>
                <th scope="col">{m.studio_data_rows()}</th>
                <th scope="col">{m.data_licence()}</th>
                <th scope="col">{m.studio_data_from()}</th>
              </tr>
            </thead>
            <tbody>
              {published.map(({ id, title, tables, rows, licence, origin }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`${home}/${id}`}>{title}</a> <span className="soft">{id}</span>
                  </th>
                  <td>{number.format(tables)}</td>
                  <td>{number.format(rows)}</td>
                  <td>{licence}</td>
                  <td>{origin === 'studio' ? m.studio_data_from_studio() : m.studio_data_from_folder()}</td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        </section>
      )}
      <section>
        <h2>{m.studio_data_new()}</h2>
        <GiveData language={language} />
      </section>
    </DataFrame>
  )
}
