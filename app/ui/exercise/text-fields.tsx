import { m } from '#app/messages/generated/messages.js'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'
import { useFieldName } from './field-name.ts'

/** A word or a few; case, accents and punctuation don't matter. */
export function TextFields({ exercise, fields }: FieldsProps<'text'>) {
  const nameOf = useFieldName()
  const id = `${exercise.id}-value`
  return (
    <div className="answer-line">
      <label htmlFor={id}>{m.your_answer()}</label>
      <input
        className="input"
        id={id}
        name={nameOf('value')}
        autoComplete="off"
        maxLength={300}
        defaultValue={first(fields, 'value')}
        aria-describedby={promptId(exercise.id)}
      />
    </div>
  )
}
