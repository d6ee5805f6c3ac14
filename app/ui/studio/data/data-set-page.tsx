import type { OpenDataSet } from '#app/domain/studio/data/data-drafts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { DataColumn } from './data-column.tsx'
import { DataFrame } from './data-frame.tsx'
import { DataSetFields } from './data-set-fields.tsx'
import { dataRefusal } from './data-words.ts'

/** What follows is of the same kinds: a new table lacks all its labels. */
const MOST_TOLD = 12

interface TellProblem {
  file: string
  line: number
  wrong: string
  instead: string
}

interface DataSetPageProps {
  language: Language
  id: string
  /** What this person has in the making of it. */
  draft: OpenDataSet | null
  published: { origin: 'folder' | 'studio'; title: string; mayReplace: boolean } | null
  done: string | null
  answer: { problems: TellProblem[]; code: string | null; reason: string } | null
}

const doneWords: Record<string, () => string> = {
  set: () => m.studio_data_done(),
  column: () => m.studio_data_done(),
  published: () => m.studio_data_done_published(),
  reopened: () => m.studio_data_done_reopened(),
}

/** A data set: what is published of it, and what its author has in the making. */
export function DataSetPage({ language, id, draft, published, done, answer }: DataSetPageProps) {
  const said = answer ? null : doneIn(doneWords, done)
  return (
    <DataFrame language={language} title={id}>
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {answer?.code && (
        <Notice kind="error" role="alert">
          {dataRefusal(answer.code)}
        </Notice>
      )}
      {published && (
        <section>
          <h2>{m.studio_data_published()}</h2>
          <p>
            <a href={`/${language}/data/${id}`}>{published.title}</a>
          </p>
          {published.origin === 'folder' && <p>{m.studio_data_is_folder()}</p>}
          {published.origin === 'studio' && !published.mayReplace && <p>{m.studio_data_is_others()}</p>}
          {published.mayReplace && !draft && (
            <PostForm name="reopen" className="mt-2">
              {(isBusy) => (
                <Button kind="plain" isBusy={isBusy}>
                  {m.studio_data_reopen()}
                </Button>
              )}
            </PostForm>
          )}
        </section>
      )}
      {draft && <Draft key={draft.revision} language={language} draft={draft} answer={answer} />}
    </DataFrame>
  )
}

function Draft({
  language,
  draft,
  answer,
}: {
  language: Language
  draft: OpenDataSet
  answer: DataSetPageProps['answer']
}) {
  const { read, review, sample, revision, problems } = draft
  const told = answer && answer.problems.length > 0 ? answer.problems : problems
  const number = new Intl.NumberFormat(language)
  return (
    <>
      <section>
        <h2>{m.studio_data_table()}</h2>
        <p>
          {m.studio_data_read({
            name: review.givenName,
            rows: number.format(read.rows),
            columns: number.format(read.columns.length),
            encoding: read.encoding,
          })}{' '}
          {read.isEncodingGuessed && m.studio_data_encoding_guessed()}{' '}
          {read.leftOut.lines + read.leftOut.columns > 0 && m.studio_data_left_out(read.leftOut)}
        </p>
        {read.isHeaderDoubtful && <Notice kind="caution">{m.studio_data_header_doubtful()}</Notice>}
        <WideTable caption={m.studio_data_sample()}>
          <thead>
            <tr>
              {read.columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that never changes its order.
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={read.columns[at]?.name}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      </section>
      <section>
        <h2>{m.studio_data_about()}</h2>
        <DataSetFields language={language} book={review.codebook} revision={revision} />
      </section>
      <section>
        <h2>{m.studio_data_columns()}</h2>
        <p>{m.studio_data_columns_lead()}</p>
        {read.columns.map((column, index) => (
          <DataColumn
            key={column.name}
            language={language}
            index={index}
            column={column}
            choice={review.choices[index] ?? {}}
            variable={review.codebook.variables[column.name] ?? null}
            languages={review.codebook.languages}
            revision={revision}
          />
        ))}
      </section>
      <section>
        <h2>{m.studio_nav_publish()}</h2>
        {told.length > 0 && (
          <>
            <p>{m.studio_data_open({ count: told.length })}</p>
            <ol className="problem-lines">
              {told.slice(0, MOST_TOLD).map(({ file, line, wrong, instead }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same may be open twice.
                <li key={index} className="problem-refuses">
                  {file}, {m.studio_line({ line })}: {wrong} {instead}
                </li>
              ))}
            </ol>
          </>
        )}
        {problems.length === 0 && (
          <PostForm name="publish" className="mt-4">
            {(isBusy) => (
              <>
                <input type="hidden" name="revision" value={revision} />
                <Field
                  id="reason"
                  name="reason"
                  label={m.studio_reason()}
                  hint={m.studio_reason_hint()}
                  defaultValue={answer?.reason}
                  required
                />
                <Button isBusy={isBusy}>{m.studio_data_publish()}</Button>
              </>
            )}
          </PostForm>
        )}
        <details className="mt-4">
          <summary>{m.studio_data_drop()}</summary>
          <p>{m.studio_data_drop_lead()}</p>
          <PostForm name="drop" className="mt-2">
            {(isBusy) => (
              <Button kind="danger" isBusy={isBusy}>
                {m.studio_data_drop_button()}
              </Button>
            )}
          </PostForm>
        </details>
      </section>
    </>
  )
}
