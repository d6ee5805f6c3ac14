import type { WeighedChange } from '#app/domain/studio/translation/weigh-changes.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { WordChanges } from './word-changes.tsx'

interface ChangesPageProps {
  language: Language
  course: CourseHead
  moduleId: string
  sourceLanguage: string
  changes: WeighedChange[]
  isSaved: boolean
}

/** What the author of a change says that it asks of translations. */
export function ChangesPage({
  language,
  course,
  moduleId,
  sourceLanguage,
  changes,
  isSaved,
}: ChangesPageProps) {
  return (
    <StudioFrame
      language={language}
      course={course}
      current="board"
      title={m.changes_title({ module: moduleId })}
      lead={m.changes_lead()}
    >
      {isSaved && (
        <Notice kind="good" role="status">
          {m.changes_saved()}
        </Notice>
      )}
      {changes.length === 0 ? (
        <p>{m.changes_none()}</p>
      ) : (
        <PostForm name="weights">
          {(isBusy) => (
            <>
              {changes.map((change, index) => (
                <Weighing key={change.after} change={change} number={index + 1} lang={sourceLanguage} />
              ))}
              <Button isBusy={isBusy}>{m.changes_save()}</Button>
            </>
          )}
        </PostForm>
      )}
    </StudioFrame>
  )
}

function Weighing({ change, number, lang }: { change: WeighedChange; number: number; lang: string }) {
  const { after, words, weight, mayBeMinor } = change
  const name = `weight-${after}`
  return (
    <fieldset className="weighing">
      <legend>{m.translate_block({ number })}</legend>
      <WordChanges changes={words} lang={lang} />
      {mayBeMinor ? (
        <p className="translate-deeds">
          <label className="check">
            <input type="radio" name={name} value="minor" defaultChecked={weight === 'minor'} />{' '}
            {m.changes_minor()}
          </label>
          <label className="check">
            <input type="radio" name={name} value="meaning" defaultChecked={weight === 'meaning'} />{' '}
            {m.changes_meaning()}
          </label>
        </p>
      ) : (
        <p className="soft">{m.changes_graded()}</p>
      )}
    </fieldset>
  )
}
