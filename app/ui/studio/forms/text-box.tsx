import type { FieldProblems } from '#app/domain/studio/forms/take-filled.ts'
import { m } from '#app/messages/generated/messages.js'
import { fieldProblem } from './form-words.ts'
import { type Beside, SourceWords } from './source-words.tsx'
import { Told, useTold } from './told.tsx'

/** What all fields of an exercise's form are given: what was wrong with them, the language of their words. */
export interface FormSetting {
  problems: FieldProblems
  textLanguage: string
  /** The field to go on in after a button that changed rows. */
  focus: string | null
  /** In a translation: the words of its source. */
  beside?: Beside | null
}

interface TextBoxProps extends FormSetting {
  id: string
  /** In the form; its id if left out. */
  name?: string
  label: string
  hint?: string
  value: string
  rows?: number
  isCode?: boolean
  /** Of a translation: what its source says counts. */
  isReadOnly?: boolean
}

/** A field for words of any length. It grows with them where the browser can. */
export function TextBox({
  id,
  name = id,
  label,
  hint,
  value,
  rows = 1,
  isCode = false,
  isReadOnly = false,
  problems,
  textLanguage,
  focus,
  beside,
}: TextBoxProps) {
  const problem = problems[id]
  const { describedBy, isInvalid } = useTold(id)
  const about = isReadOnly ? m.studio_form_locked() : hint
  // What can't be changed and says the same needs not be said twice.
  const hasSource = beside?.fields[id] !== undefined && !(isReadOnly && beside.fields[id] === value)
  const described = [
    about && `${id}-about`,
    hasSource && `${id}-source`,
    problem && `${id}-error`,
    describedBy,
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="form-box">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {about && (
        <p className="hint" id={`${id}-about`}>
          {about}
        </p>
      )}
      {hasSource && (
        <p id={`${id}-source`}>
          <SourceWords {...{ beside, id, isCode }} />
        </p>
      )}
      {problem && (
        <p className="error" id={`${id}-error`}>
          {fieldProblem(problem)}
        </p>
      )}
      <Told id={id} />
      <textarea
        className={`input ${isCode ? 'source-text' : 'form-words'}`}
        id={id}
        name={name}
        rows={rows}
        lang={isCode ? undefined : textLanguage}
        dir={isCode ? 'ltr' : 'auto'}
        spellCheck={!isCode}
        translate="no"
        readOnly={isReadOnly}
        defaultValue={value}
        aria-describedby={described || undefined}
        aria-invalid={problem ? true : isInvalid}
        // The button that was pressed has brought the person here.
        autoFocus={focus === id}
      />
    </div>
  )
}
