import type { ImportReview, ReviewedLine } from '#app/domain/studio/import-review.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { WideTable } from '#app/ui/wide-table.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { formatWords, kindWords, outcomeWords, problemWords } from './import-words.ts'
import { noteWords } from './note-words.ts'

interface ReviewQuestionsProps {
  review: ImportReview
  without: number[]
  problem: string | null
  /** The page's own address: where another file is chosen. */
  home: string
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)

/** A line for each question of the file: what becomes of it. Nothing is stored yet. */
export function ReviewQuestions({ review, without, problem, home }: ReviewQuestionsProps) {
  const { lines, notes, format, bytes, mostBytes, seen, carried } = review
  const count = (outcome: ReviewedLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  const canTake = count('refused') < lines.length
  return (
    <>
      <h2>{m.import_review_title({ count: lines.length })}</h2>
      {problem && (
        <Notice kind="error" role="alert">
          {problemWords(problem)}
        </Notice>
      )}
      <p role="status">
        {m.import_review_counts({
          format: formatWords[format](),
          taken: count('taken'),
          changed: count('changed'),
          refused: count('refused'),
        })}
      </p>
      {notes.length > 0 && (
        <Notice kind="caution" title={m.import_of_file()}>
          <ul>
            {notes.map((note) => (
              <li key={JSON.stringify(note)}>{noteWords(note)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {bytes > mostBytes && (
        <Notice kind="caution">
          {m.import_too_much({ kilobytes: kilobytes(bytes), most: kilobytes(mostBytes) })}
        </Notice>
      )}
      <PostForm name="take" hasFile>
        {(isBusy) => (
          <>
            <input type="hidden" name="format" value={format} />
            <input type="hidden" name="seen" value={seen} />
            {carried !== null && <input type="hidden" name="carried" value={carried} />}
            <WideTable caption={m.import_review_label()} isCaptionSeen={false}>
              <thead>
                <tr>
                  <th scope="col">{m.import_column_without()}</th>
                  <th scope="col">{m.import_column_line()}</th>
                  <th scope="col">{m.import_column_question()}</th>
                  <th scope="col">{m.import_column_outcome()}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Row key={line.number} line={line} isOut={without.includes(line.number)} />
                ))}
              </tbody>
            </WideTable>
            {canTake && carried === null && (
              <div className="field list-field">
                <label className="label" htmlFor="questions-again">
                  {m.import_again_file()}
                </label>
                <input className="input" id="questions-again" name="file" type="file" required />
              </div>
            )}
            {canTake && (
              <p className="button-row">
                <Button isBusy={isBusy}>{m.import_take()}</Button>
              </p>
            )}
          </>
        )}
      </PostForm>
      <p className="mt-4">
        <a href={home}>{m.import_other()}</a>
      </p>
    </>
  )
}

function Row({ line, isOut }: { line: ReviewedLine; isOut: boolean }) {
  const { number, name, kind, category, outcome, notes, source } = line
  return (
    <tr className="import-line">
      <td>
        {source !== null && (
          <input
            type="checkbox"
            name="without"
            value={number}
            defaultChecked={isOut}
            aria-label={m.import_without({ number, name: name || m.import_unnamed() })}
          />
        )}
      </td>
      <td>{line.line}</td>
      <th scope="row">
        <bdi>{name || m.import_unnamed()}</bdi>
        <span className="soft import-about">
          {[kind && kindWords[kind](), category].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td>
        <strong className={`import-${outcome}`}>{outcomeWords[outcome]()}</strong>
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <li key={JSON.stringify(note)}>{noteWords(note)}</li>
            ))}
          </ul>
        )}
        {source !== null && (
          <details>
            <summary>{m.import_source()}</summary>
            <pre className="import-source" dir="auto">
              <code>{source}</code>
            </pre>
          </details>
        )}
      </td>
    </tr>
  )
}
