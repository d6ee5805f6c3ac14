import { LONGEST_NOTE } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import type { RefusedWords } from './review-words.ts'

export interface AskFormProps {
  language: Language
  courseId: string
  /** Modules in which the author has something in the making. */
  modules: { id: string; title: string }[]
  hasDrafts: boolean
  reviewers: string[]
  canSendMail: boolean
  /** The address of the Studio, for who is told by word of mouth. */
  studioAddress: string
  refused: RefusedWords | null
}

/** An author asks for a review of what they have in the making. */
export function AskForm(props: AskFormProps) {
  const { language, courseId, modules, hasDrafts, reviewers, refused } = props
  const own = refused?.form === 'ask' ? refused : null
  return (
    <section id="ask">
      <h2>{m.studio_review_ask_title()}</h2>
      {!hasDrafts && !own ? (
        <p>{m.studio_review_ask_nothing()}</p>
      ) : (
        <>
          <p>{m.studio_review_ask_lead()}</p>
          <p>
            {toldWords(props)}{' '}
            {reviewers.length === 0 && (
              <a href={`/${language}/studio/${courseId}/settings#reviewers`}>
                {m.studio_review_ask_settings()}
              </a>
            )}
          </p>
          <PostForm name="ask" className="mt-3">
            {(isBusy) => (
              <>
                <SelectField
                  id="scope"
                  name="module"
                  label={m.studio_review_ask_scope()}
                  defaultValue={own?.about}
                >
                  <option value="">{m.studio_review_ask_whole()}</option>
                  {modules.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </SelectField>
                <div className="field">
                  <label className="label" htmlFor="note">
                    {m.studio_review_ask_note()}
                  </label>
                  <p className="hint" id="note-hint">
                    {m.studio_review_ask_note_hint()}
                  </p>
                  <textarea
                    className="input"
                    id="note"
                    name="text"
                    rows={3}
                    dir="auto"
                    maxLength={LONGEST_NOTE * 2}
                    defaultValue={own?.text}
                    aria-describedby="note-hint"
                    aria-invalid={own ? true : undefined}
                    required
                  />
                </div>
                <Button isBusy={isBusy}>{m.studio_review_ask_button()}</Button>
              </>
            )}
          </PostForm>
        </>
      )}
    </section>
  )
}

function toldWords({ language, reviewers, canSendMail, studioAddress }: AskFormProps): string {
  if (reviewers.length === 0) return m.studio_review_ask_coauthors()
  const names = new Intl.ListFormat(language).format(reviewers)
  return canSendMail
    ? m.studio_review_ask_told({ names })
    : m.studio_review_ask_untold({ names, address: studioAddress })
}
