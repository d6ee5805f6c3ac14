import { diffWords } from '#app/domain/studio/source/diff-words.ts'
import type { ReviewedUnit } from '#app/domain/studio/translation/review-units.ts'
import type { UnreadableFile } from '#app/domain/studio/translation/translation-files.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { WideTable } from '#app/ui/wide-table.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { lockWords, reasonWords, unreadableWords, verdictWords } from './translate-words.ts'
import { WordChanges } from './word-changes.tsx'

interface TranslateInPageProps {
  language: Language
  course: CourseHead
  moduleId: string
  textLanguage: string
  /** What was read of the file that was sent. */
  review: { lines: ReviewedUnit[]; revision: number } | null
  unreadable: UnreadableFile | 'none' | null
  /** Whether the text changed between the look and the save. */
  isLate: boolean
}

/** A translator's file on its way back: first a look at what it would change, then the saving of what is ticked. */
export function TranslateInPage(props: TranslateInPageProps) {
  const { language, course, moduleId, textLanguage, review, unreadable, isLate } = props
  return (
    <StudioFrame
      language={language}
      course={course}
      current="board"
      title={m.translate_in_title({ module: moduleId })}
      lead={m.translate_in_lead()}
    >
      {isLate && (
        <Notice kind="error" role="alert">
          {m.translate_in_late()}
        </Notice>
      )}
      {unreadable && (
        <Notice kind="error" role="alert">
          {unreadableWords[unreadable]()}
        </Notice>
      )}
      {review && <Review {...review} textLanguage={textLanguage} />}
      <PostForm name="look" hasFile>
        {(isBusy) => (
          <>
            <label className="label" htmlFor="file">
              {m.translate_in_file()}
            </label>
            <input className="input" id="file" name="file" type="file" accept=".xlf,.xliff,.xml,.xlsx" />
            <Button isBusy={isBusy} kind={review ? 'plain' : 'primary'}>
              {m.translate_in_look()}
            </Button>
          </>
        )}
      </PostForm>
    </StudioFrame>
  )
}

function Review({
  lines,
  revision,
  textLanguage,
}: {
  lines: ReviewedUnit[]
  revision: number
  textLanguage: string
}) {
  const canTake = lines.some(({ edit }) => edit !== null)
  return (
    <PostForm name="take">
      {(isBusy) => (
        <>
          <WideTable caption={m.translate_in_caption()}>
            <thead>
              <tr>
                <th scope="col">{m.translate_in_line()}</th>
                <th scope="col">{m.translate_in_outcome()}</th>
                <th scope="col">{m.translate_in_words()}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list stands as it was read
                <Line key={index} index={index} line={line} textLanguage={textLanguage} />
              ))}
            </tbody>
          </WideTable>
          <input type="hidden" name="revision" value={revision} />
          {canTake ? (
            <Button isBusy={isBusy}>{m.translate_in_take()}</Button>
          ) : (
            <p>{m.translate_in_nothing()}</p>
          )}
        </>
      )}
    </PostForm>
  )
}

function Line({ line, index, textLanguage }: { line: ReviewedUnit; index: number; textLanguage: string }) {
  const { edit, verdict, reason, locks, before, after, id } = line
  return (
    <tr>
      <td>
        {line.line} <span className="soft block-id">{id}</span>
      </td>
      <td>
        {edit && (
          <label className="check">
            <input type="checkbox" name="take" value={index} defaultChecked={verdict !== 'doubtful'} />
            <span className="only-read">{m.translate_in_take_one({ number: edit.number })}</span>
          </label>
        )}{' '}
        {verdictWords[verdict]()}
        {reason && <p className="soft">{reasonWords[reason]()}</p>}
        {locks.length > 0 && (
          <ul className="translate-locks">
            {locks.map((lock) => (
              <li key={`${lock.kind} ${lock.wrong} ${lock.value}`}>{lockWords(lock)}</li>
            ))}
          </ul>
        )}
        {edit && <input type="hidden" name={`edit-${index}`} value={JSON.stringify(edit)} />}
      </td>
      <td>
        {verdict !== 'same' && verdict !== 'empty' && (
          <WordChanges changes={diffWords(before, after)} lang={textLanguage} />
        )}
      </td>
    </tr>
  )
}
