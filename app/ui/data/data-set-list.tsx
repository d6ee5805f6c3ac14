import type { DataBook } from '#app/domain/data/open-data-set.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { inLanguage } from '../lab/in-language.ts'

interface DataSetListProps {
  dataSets: (Pick<DataBook, 'id' | 'title' | 'summary' | 'isInvented'> & { tables: number })[]
  language: string
}

/** All data sets that exercises compute on. */
export function DataSetList({ dataSets, language }: DataSetListProps) {
  return (
    <div className="site-width data-page">
      <h1>{m.data_title()}</h1>
      <p className="lead">{m.data_lead()}</p>
      <ul className="data-list">
        {dataSets.map(({ id, title, summary, isInvented }) => (
          <li key={id}>
            <h2>
              <a href={`/${language}/data/${id}`}>{inLanguage(title, language)}</a>
            </h2>
            <p>{inLanguage(summary, language)}</p>
            {isInvented && <p className="soft">{m.lab_data_invented()}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
