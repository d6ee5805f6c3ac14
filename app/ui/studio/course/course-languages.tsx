import { type CourseTexts, courseTexts, type FieldError } from '#app/domain/studio/course-file/facts-form.ts'
import type { LanguageChoice } from '#app/domain/studio/course-file/language-codes.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import type { CourseFileView } from './about-page.tsx'
import { errorsAt } from './course-words.ts'
import { textLabels } from './facts-fields.tsx'

interface CourseLanguagesProps {
  language: Language
  facts: NonNullable<CourseFileView['facts']>
  /** Languages that could be added. */
  choices: LanguageChoice[]
  revision: number
  typed: { language: string; texts: CourseTexts } | null
  errors: FieldError[]
}

/** The languages of a course: one more, or one less, with what that does to those who read it. */
export function CourseLanguages({ language, facts, choices, revision, typed, errors }: CourseLanguagesProps) {
  return (
    <section>
      <h2>{m.studio_languages_title()}</h2>
      <ul className="cohort-list">
        {facts.languages.map((code) => (
          <li key={code}>
            {languageName(language, code)}{' '}
            {code === facts.source ? (
              <span className="soft">{m.studio_language_is_source()}</span>
            ) : (
              <details>
                <summary>{m.studio_language_drop({ language: languageName(language, code) })}</summary>
                <p>{m.studio_language_drop_lead()}</p>
                <PostForm name="drop-language" className="mt-2">
                  {(isBusy) => (
                    <>
                      <input type="hidden" name="revision" value={revision} />
                      <input type="hidden" name="language" value={code} />
                      <Button kind="danger" isBusy={isBusy}>
                        {m.studio_language_drop_button()}
                      </Button>
                    </>
                  )}
                </PostForm>
              </details>
            )}
          </li>
        ))}
      </ul>
      <details open={typed !== null} className="mt-4">
        <summary>{m.studio_course_add_language()}</summary>
        <PostForm name="add-language" className="mt-4">
          {(isBusy) => (
            <>
              <input type="hidden" name="revision" value={revision} />
              <Field
                id="language"
                name="language"
                label={m.studio_language_code()}
                hint={m.studio_language_code_hint()}
                defaultValue={typed?.language}
                errors={errorsAt(errors, 'language')}
                autoCapitalize="none"
                spellCheck={false}
                autoComplete="off"
                list="language-choices"
                required
              />
              <datalist id="language-choices">
                {choices.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </datalist>
              {courseTexts.map((name) => (
                <Field
                  key={name}
                  id={`${name}-new`}
                  name={`${name}:new`}
                  label={textLabels[name]()}
                  dir="auto"
                  defaultValue={typed?.texts[name]}
                  errors={errorsAt(errors, `${name}-new`)}
                  required
                />
              ))}
              <Button kind="plain" isBusy={isBusy}>
                {m.studio_course_add_language()}
              </Button>
            </>
          )}
        </PostForm>
      </details>
    </section>
  )
}
