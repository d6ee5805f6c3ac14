import type { FieldErrors, TypedCohort } from '#app/domain/cohort/cohort-form.ts'
import { m } from '#app/messages/generated/messages.js'
import { type Language, languageNames, languages } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { allErrors, errorsOf } from './cohort-words.ts'

interface CohortFormProps {
  button: string
  courses: { id: string; title: string }[]
  typed: TypedCohort
  errors: FieldErrors
  /** The cohort that is copied. */
  copyOf?: string | null
  /** Of a cohort that is begun. */
  page?: string
}

/** What a cohort is: name, two days, courses, languages. */
export function CohortForm({ button, courses, typed, errors, copyOf = null, page }: CohortFormProps) {
  const field = (name: keyof TypedCohort & string) => ({ id: name, name, errors: errorsOf(errors, name) })
  return (
    <PostForm name="facts">
      {(isBusy) => (
        <>
          <ErrorSummary errors={allErrors(errors)} />
          {page && <input type="hidden" name="page" value={page} />}
          {copyOf && <input type="hidden" name="copyOf" value={copyOf} />}
          <Field
            {...field('name')}
            label={m.teach_field_name()}
            hint={m.teach_field_name_hint()}
            defaultValue={typed.name}
            maxLength={120}
            autoComplete="off"
            required
          />
          <div className="day-fields">
            <Field
              {...field('startsOn')}
              type="date"
              label={m.teach_field_starts()}
              defaultValue={typed.startsOn}
              required
            />
            <Field
              {...field('endsOn')}
              type="date"
              label={m.teach_field_ends()}
              defaultValue={typed.endsOn}
              required
            />
          </div>
          <Choices
            name="course"
            id="courseIds"
            legend={m.teach_field_courses()}
            errors={errorsOf(errors, 'courseIds')}
            options={courses.map(({ id, title }) => ({ value: id, text: title }))}
            chosen={typed.courseIds}
          />
          <Choices
            name="language"
            id="languages"
            legend={m.teach_field_languages()}
            hint={m.teach_field_languages_hint()}
            errors={errorsOf(errors, 'languages')}
            options={languages.map((language: Language) => ({
              value: language,
              text: languageNames[language],
              lang: language,
            }))}
            chosen={typed.languages}
          />
          <Button isBusy={isBusy}>{button}</Button>
        </>
      )}
    </PostForm>
  )
}

interface ChoicesProps {
  name: string
  id: string
  legend: string
  hint?: string
  errors: string[]
  options: { value: string; text: string; lang?: string }[]
  chosen: string[]
}

function Choices({ name, id, legend, hint, errors, options, chosen }: ChoicesProps) {
  const told = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={told || undefined}>
      <legend className="label">{legend}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {errors.length > 0 && (
        <p className="error" id={`${id}-error`}>
          {errors.join(' ')}
        </p>
      )}
      {options.map(({ value, text, lang }) => (
        <label className="check" key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span lang={lang}>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
