import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { first, type LabFieldsProps, promptId, verdictId } from './exercise-kind.ts'
import { useFieldName } from './field-name.ts'
import { readingWords } from './understood.ts'

/** One number, as people type it; where it can be read in two ways, the readings to choose from. */
export function NumericFields({ exercise, fields, feedback }: LabFieldsProps<'numeric'>) {
  const nameOf = useFieldName()
  const id = `${exercise.id}-value`
  const isAskedBack = Boolean(feedback?.ambiguous || feedback?.unreadable)
  const described = [
    promptId(exercise.id),
    exercise.unit && `${id}-unit`,
    isAskedBack && verdictId(exercise.id),
  ].filter(Boolean)
  return (
    <>
      <div className="answer-line">
        <label htmlFor={id}>{m.your_answer()}</label>
        <input
          className="input"
          id={id}
          name={nameOf('value')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={80}
          defaultValue={first(fields, 'value')}
          aria-describedby={described.join(' ')}
          aria-invalid={isAskedBack || undefined}
        />
        {exercise.unit && <span id={`${id}-unit`}>{exercise.unit}</span>}
      </div>
      {feedback?.ambiguous && (
        <fieldset>
          <legend>{m.verdict_ambiguous()}</legend>
          {feedback.ambiguous.readings.map((reading) => (
            <label className="pick" key={reading}>
              <input
                type="radio"
                name={nameOf('reading')}
                value={reading}
                defaultChecked={first(fields, 'reading') === String(reading)}
              />
              <span suppressHydrationWarning>
                {readingWords(feedback.ambiguous?.typed ?? '', reading, getLocale())}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
