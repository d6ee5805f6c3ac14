import type { Refused } from '#app/domain/studio/bring-zip.server.ts'
import { ZIP_UPLOAD_MOST, type ZipChange, type ZipReview } from '#app/domain/studio/zip-review.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { megabytes } from '#app/ui/format.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { refusedWords } from './zip-words.ts'

interface ZipPageProps {
  language: Language
  review: ZipReview | null
  refused: Refused | null
  /** As typed. */
  name: string
  /** The zip as text, for the next step: nothing is kept on the server. */
  carried: string | null
}

/** Brings a course in: a zip is chosen, what it holds is looked through, then it becomes drafts. */
export function ZipPage({ language, review, refused, name, carried }: ZipPageProps) {
  return (
    <div className="site-width teach studio">
      <p className="teach-way">
        <a href={`/${language}/studio`}>{m.studio_title()}</a>
      </p>
      <h1>{m.zip_title()}</h1>
      {refused && (
        <Notice kind="error" title={m.zip_refused()} role="alert">
          <p>{refusedWords(refused, language)}</p>
        </Notice>
      )}
      {review && carried !== null ? (
        <Review language={language} review={review} name={name} carried={carried} />
      ) : (
        <Give language={language} name={name} />
      )}
    </div>
  )
}

function Give({ language, name }: Pick<ZipPageProps, 'language' | 'name'>) {
  return (
    <>
      <p className="lead">{m.zip_lead()}</p>
      <PostForm name="review" hasFile>
        {(isBusy) => (
          <>
            <Field
              id="file"
              name="file"
              type="file"
              accept=".zip,application/zip"
              label={m.zip_file()}
              hint={m.zip_file_hint({ most: megabytes(language, ZIP_UPLOAD_MOST) })}
              required
            />
            <Field
              id="name"
              name="name"
              label={m.zip_name()}
              hint={m.zip_name_hint()}
              defaultValue={name}
              autoCapitalize="none"
              spellCheck={false}
            />
            <Button isBusy={isBusy}>{m.zip_look()}</Button>
          </>
        )}
      </PostForm>
    </>
  )
}

interface ReviewProps extends Pick<ZipPageProps, 'language' | 'name'> {
  review: ZipReview
  carried: string
}

function Review({ language, review, name, carried }: ReviewProps) {
  const { courseId, title, isNew, changes, same, leftOut, problems, problemCount } = review
  return (
    <>
      <p className="lead">
        {isNew ? m.zip_is_new({ title, id: courseId }) : m.zip_is_known({ title, id: courseId })}
      </p>
      {changes.length === 0 ? (
        <Notice title={m.zip_nothing_new({ count: same })} />
      ) : (
        <>
          <Changes changes={changes} />
          {same > 0 && <p className="soft">{m.zip_same({ count: same })}</p>}
        </>
      )}
      {leftOut.length > 0 && (
        <details>
          <summary>{m.zip_left_out({ count: leftOut.length })}</summary>
          <p className="measure">{m.zip_left_out_text()}</p>
          <ul>
            {leftOut.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Problems problems={problems} count={problemCount} />
      {!isNew && changes.length === 0 ? (
        <p className="mt-6">
          <a href={`/${language}/studio/${courseId}`}>{m.zip_open()}</a>
        </p>
      ) : (
        <PostForm name="take" hasFile className="mt-6">
          {(isBusy) => (
            <>
              <input type="hidden" name="carried" value={carried} />
              <input type="hidden" name="name" value={name} />
              <p className="measure">{m.zip_take_text()}</p>
              <p className="button-row">
                <Button isBusy={isBusy}>{m.zip_take()}</Button>
                <a href={`/${language}/studio/zip`}>{m.zip_another()}</a>
              </p>
            </>
          )}
        </PostForm>
      )}
    </>
  )
}

const changeWords: Record<ZipChange['change'], () => string> = {
  new: () => m.zip_change_new(),
  changed: () => m.zip_change_changed(),
  gone: () => m.zip_change_gone(),
}

function Changes({ changes }: { changes: ZipChange[] }) {
  return (
    <WideTable caption={m.zip_changes({ count: changes.length })}>
      <thead>
        <tr>
          <th scope="col">{m.zip_column_file()}</th>
          <th scope="col">{m.zip_column_change()}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, change }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>{changeWords[change]()}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** What the check says of the texts in it. */
function Problems({ problems, count }: { problems: ZipReview['problems']; count: number }) {
  if (count === 0) return <p>{m.zip_no_problem()}</p>
  const hasErrors = problems.some(({ severity }) => severity === 'error')
  return (
    <Notice kind={hasErrors ? 'caution' : 'info'} title={m.zip_problems({ count })}>
      <p>{m.zip_problems_text()}</p>
      <ul>
        {problems.map(({ place, text }) => (
          <li key={`${place}${text}`}>
            <code>{place}</code> {text}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
