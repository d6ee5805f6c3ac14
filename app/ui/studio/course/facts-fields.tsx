import { courseTexts, type FactsForm, type FieldError } from '#app/domain/studio/course-file/facts-form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { CheckField, Field, SelectField } from '#app/ui/form/field.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import type { CourseFileView } from './about-page.tsx'
import { errorsAt } from './course-words.ts'

interface FactsFieldsProps {
  language: Language
  facts: NonNullable<CourseFileView['facts']>
  data: CourseFileView['data']
  revision: number
  /** What was sent and not saved. */
  typed: FactsForm | null
  errors: FieldError[]
}

export const textLabels = {
  title: () => m.studio_course_title(),
  summary: () => m.studio_course_summary(),
  audience: () => m.studio_course_audience(),
}

/** What course.yaml says, field by field. */
export function FactsFields({ language, facts, data, revision, typed, errors }: FactsFieldsProps) {
  const at = (id: string) => errorsAt(errors, id)
  return (
    <PostForm name="course" className="mt-4 long-fields">
      {(isBusy) => (
        <>
          <input type="hidden" name="revision" value={revision} />
          {facts.languages.map((code) => (
            <fieldset key={code} className="plan-course">
              <legend className="label">{languageName(language, code)}</legend>
              {courseTexts.map((name) => (
                <Field
                  key={name}
                  id={`${name}-${code}`}
                  name={`${name}:${code}`}
                  label={textLabels[name]()}
                  lang={code}
                  dir="auto"
                  defaultValue={(typed ?? facts).texts[code]?.[name] ?? ''}
                  errors={at(`${name}-${code}`)}
                  required
                />
              ))}
            </fieldset>
          ))}
          <SelectField
            id="source"
            name="source"
            label={m.studio_course_source()}
            hint={m.studio_course_source_hint()}
            defaultValue={typed?.source ?? facts.source}
            errors={at('source')}
          >
            {facts.languages.map((code) => (
              <option key={code} value={code}>
                {languageName(language, code)}
              </option>
            ))}
          </SelectField>
          <SelectField
            id="level"
            name="level"
            label={m.studio_course_level()}
            defaultValue={typed?.level ?? facts.level}
            errors={at('level')}
          >
            <option value="basic">{m.level_basic()}</option>
            <option value="intermediate">{m.level_intermediate()}</option>
            <option value="advanced">{m.level_advanced()}</option>
          </SelectField>
          <Field
            id="passMark"
            name="passMark"
            type="number"
            min={0}
            max={100}
            label={m.studio_course_pass_mark()}
            hint={m.studio_course_pass_mark_hint()}
            defaultValue={typed?.passMark ?? facts.passMark}
            errors={at('passMark')}
            required
          />
          <Field
            id="position"
            name="position"
            type="number"
            min={1}
            label={m.studio_course_position()}
            hint={m.studio_course_position_hint()}
            defaultValue={typed?.position ?? facts.position ?? ''}
            errors={at('position')}
          />
          {data.length > 0 && (
            <fieldset className="plan-course">
              <legend className="label">{m.studio_course_data()}</legend>
              <p className="hint">{m.studio_course_data_hint()}</p>
              {data.map(({ id, isChosen, isPublished }) => (
                <CheckField
                  key={id}
                  id={`data-${id}`}
                  name="data"
                  value={id}
                  label={id}
                  hint={isPublished ? undefined : m.studio_course_data_gone()}
                  defaultChecked={typed ? typed.data.includes(id) : isChosen}
                />
              ))}
            </fieldset>
          )}
          <Retired facts={facts} typed={typed} errors={errors} />
          <Button isBusy={isBusy}>{m.studio_save()}</Button>
        </>
      )}
    </PostForm>
  )
}

function Retired({ facts, typed, errors }: Pick<FactsFieldsProps, 'facts' | 'typed' | 'errors'>) {
  const isOpen = errors.some(({ id }) => id.startsWith('retire-')) || Boolean(typed?.retire.id)
  return (
    <details open={isOpen} className="mb-5">
      <summary>{m.studio_retired_count({ count: Object.keys(facts.retired).length })}</summary>
      <p>{m.studio_retired_lead()}</p>
      {Object.entries(facts.retired).map(([id, reason]) => (
        <Field
          key={id}
          id={`retired-${id}`}
          name={`retired:${id}`}
          label={id}
          hint={m.studio_retired_empty()}
          defaultValue={typed?.retired[id] ?? reason}
        />
      ))}
      <Field
        id="retire-id"
        name="retire-id"
        label={m.studio_retire_id()}
        defaultValue={typed?.retire.id}
        errors={errorsAt(errors, 'retire-id')}
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        id="retire-reason"
        name="retire-reason"
        label={m.studio_retire_reason()}
        defaultValue={typed?.retire.reason}
        errors={errorsAt(errors, 'retire-reason')}
      />
    </details>
  )
}
