import type { Codebook } from '#app/domain/studio/codebook.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field, SelectField } from '#app/ui/form/field.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'

interface DataSetFieldsProps {
  language: Language
  book: Codebook
  revision: number
}

/** What a data set says of itself as a whole. */
export function DataSetFields({ language, book, revision }: DataSetFieldsProps) {
  const texts = [
    ['title', m.studio_data_name, book.title],
    ['summary', m.studio_course_summary, book.summary],
    ['attribution', m.studio_data_attribution, book.attribution],
  ] as const
  const invented = book.isInvented === null ? '' : book.isInvented ? 'yes' : 'no'
  return (
    <PostForm name="set" className="mt-4 long-fields">
      {(isBusy) => (
        <>
          <input type="hidden" name="revision" value={revision} />
          {book.languages.map((code) => (
            <fieldset key={code} className="plan-course">
              <legend className="label">{languageName(language, code)}</legend>
              {texts.map(([name, label, values]) => (
                <Field
                  key={name}
                  id={`${name}-${code}`}
                  name={`${name}:${code}`}
                  label={label()}
                  lang={code}
                  dir="auto"
                  defaultValue={values[code] ?? ''}
                  required
                />
              ))}
            </fieldset>
          ))}
          <SelectField
            id="invented"
            name="invented"
            label={m.studio_data_invented()}
            hint={m.studio_data_invented_hint()}
            defaultValue={invented}
          >
            <option value="">{m.studio_data_choose()}</option>
            <option value="yes">{m.studio_data_invented_yes()}</option>
            <option value="no">{m.studio_data_invented_no()}</option>
          </SelectField>
          <Field
            id="licence"
            name="licence"
            label={m.data_licence()}
            hint={m.studio_data_licence_hint()}
            defaultValue={book.licence}
            required
          />
          <Field
            id="languages"
            name="languages"
            label={m.studio_languages_title()}
            hint={m.studio_data_languages_hint()}
            defaultValue={book.languages.join(', ')}
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <Button isBusy={isBusy}>{m.studio_save()}</Button>
        </>
      )}
    </PostForm>
  )
}
