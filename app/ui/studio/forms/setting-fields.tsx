import type { FieldProblems } from '#app/domain/studio/forms/take-filled.ts'
import type { ExerciseTag } from '#app/domain/studio/source/form.ts'
import { m } from '#app/messages/generated/messages.js'
import { CheckField, SelectField } from '#app/ui/form/field.tsx'
import { fieldProblem } from './form-words.ts'
import { type Beside, SourceWords } from './source-words.tsx'
import { ToldField, useToldRemarks } from './told.tsx'

interface SettingFieldsProps {
  tag: ExerciseTag
  attributes: Record<string, string>
  objectives: Record<string, string>
  dataSetIds: string[]
  problems: FieldProblems
  textLanguage: string
  isSource: boolean
  isTest: boolean
  /** In a translation: the words of its source. */
  beside: Beside | null
}

/** What stands in an exercise's tag: its name, its objective, how it is marked, its data. */
export function SettingFields(props: SettingFieldsProps) {
  const { tag, attributes, objectives, dataSetIds, problems, textLanguage, isSource, isTest, beside } = props
  const text = (name: string, label: string, hint?: string) => (
    <ToldField
      id={name}
      name={name}
      label={label}
      hint={
        beside?.fields[name] === undefined ? (
          hint
        ) : (
          <>
            {hint} <SourceWords {...{ beside, id: name }} />
          </>
        )
      }
      defaultValue={attributes[name] ?? ''}
      errors={errorsOf(problems, name)}
      lang={name === 'title' ? textLanguage : undefined}
      dir="auto"
      autoComplete="off"
    />
  )
  const isComputed = tag === 'Sql' || tag === 'R'
  return (
    <fieldset className="form-part">
      <legend>{m.studio_form_settings()}</legend>
      {text('title', m.studio_form_title(), m.studio_form_title_hint())}
      {isSource && (
        <Choices
          name="objective"
          label={m.studio_form_objective()}
          value={attributes.objective ?? ''}
          all={objectives}
          none={m.studio_form_objective_none()}
        />
      )}
      {tag === 'Numeric' && text('unit', m.studio_form_unit(), m.studio_form_unit_hint())}
      {isSource && (
        <div className="form-pair">
          {text('points', m.studio_form_points(), m.studio_form_points_hint())}
          {(!isTest || attributes.tries) && text('tries', m.studio_form_tries(), m.studio_form_tries_hint())}
        </div>
      )}
      {tag === 'Choice' && isSource && (
        <CheckField
          id="shuffle"
          name="shuffle"
          label={m.studio_form_shuffle()}
          value="on"
          defaultChecked={attributes.shuffle === 'on'}
        />
      )}
      {isSource && (isComputed || (tag === 'Numeric' && (!isTest || attributes.data))) && (
        <details className="form-more" open={isComputed || Boolean(attributes.data) || undefined}>
          <summary>{m.studio_form_data_title()}</summary>
          <Choices
            name="data"
            label={m.studio_form_data()}
            value={attributes.data ?? ''}
            all={Object.fromEntries(dataSetIds.map((id) => [id, id]))}
            none={m.studio_form_data_none()}
          />
          {isComputed && text('tables', m.studio_form_tables(), m.studio_form_tables_hint())}
          <Choices
            name="draw"
            label={m.studio_form_draw()}
            value={attributes.draw ?? ''}
            all={{ own: m.studio_form_draw_own() }}
            none={m.studio_form_draw_open()}
          />
          {tag === 'Sql' && (
            <>
              <Choices
                name="columns"
                label={m.studio_form_columns()}
                value={attributes.columns ?? ''}
                all={{ names: m.studio_form_columns_names(), positions: m.studio_form_columns_positions() }}
                none={m.studio_form_as_usual()}
              />
              {text('order', m.studio_form_order(), m.studio_form_order_hint())}
              {text('digits', m.studio_form_digits(), m.studio_form_digits_hint())}
            </>
          )}
          {tag === 'R' && text('results', m.studio_form_results(), m.studio_form_results_hint())}
        </details>
      )}
    </fieldset>
  )
}

const errorsOf = (problems: FieldProblems, id: string): string[] => {
  const problem = problems[id]
  return problem ? [fieldProblem(problem)] : []
}

interface ChoicesProps {
  name: string
  label: string
  value: string
  all: Record<string, string>
  none: string
}

/** One of a few values; what is written now stays among them, also when nobody knows it. */
function Choices({ name, label, value, all, none }: ChoicesProps) {
  const isUnknown = value !== '' && !Object.hasOwn(all, value)
  const remarks = useToldRemarks(name, undefined, [])
  return (
    <SelectField id={name} name={name} label={label} defaultValue={value} {...remarks}>
      <option value="">{none}</option>
      {isUnknown && <option value={value}>{value}</option>}
      {Object.entries(all).map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </SelectField>
  )
}
