import type { DataBook } from '#app/domain/data/open-data-set.server.ts'
import type { AnswerDraw } from '#app/domain/exercise/kind.ts'
import { m } from '#app/messages/generated/messages.js'
import { inLanguage } from '../lab/in-language.ts'
import { SchemaList } from '../lab/schema-list.tsx'

interface DataSetPageProps {
  hash: string
  book: DataBook
  draw: AnswerDraw
  language: string
}

/** A data set: what it is, its tables with their code book, and their files. */
export function DataSetPage({ hash, book, draw, language }: DataSetPageProps) {
  const query = draw === 'open' ? '' : `?draw=${draw}`
  return (
    <div className="site-width data-page">
      <p className="soft">
        <a href={`/${language}/data`}>{m.data_title()}</a>
      </p>
      <h1>{inLanguage(book.title, language)}</h1>
      <p className="lead">{inLanguage(book.summary, language)}</p>
      {book.isInvented && (
        <p>
          <strong>{m.lab_data_invented()}</strong>
        </p>
      )}
      {book.draws > 0 && (
        <p className="soft">
          {draw === 'open' ? m.data_draw_open() : m.data_draw_own({ number: String(draw) })}
        </p>
      )}
      <SchemaList
        dataSet={book}
        language={language}
        actions={({ name, isAggregate }) => (
          <>
            <a className="button" href={`/${language}/data/${book.id}/${name}${query}`}>
              {m.data_rows_of({ table: name })}
            </a>{' '}
            <a className="button" href={`/data/${hash}/${draw}/${name}.csv`} download>
              {m.lab_csv()}
            </a>{' '}
            {isAggregate && (
              <a className="button" href={`/data/${hash}/${draw}/${name}.sdmx.csv`} download>
                {m.data_sdmx()}
              </a>
            )}
          </>
        )}
      />
      <dl className="data-facts">
        <dt>{m.data_source()}</dt>
        <dd>{inLanguage(book.attribution, language)}</dd>
        <dt>{m.data_licence()}</dt>
        <dd>{book.licence}</dd>
      </dl>
    </div>
  )
}
