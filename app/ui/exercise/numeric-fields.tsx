import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { exactly } from '../format.ts'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'

/** One number, as people type it; where it can be read in two ways, the readings to choose from. */
export function NumericFields({ exercise, fields, feedback }: FieldsProps<'numeric'>) {
  const id = `${exercise.id}-value`
  return (
    <>
      <div className="answer-line">
        <label htmlFor={id}>{m.your_answer()}</label>
        <input
          className="input"
          id={id}
          name="value"
          inputMode="decimal"
          autoComplete="off"
          maxLength={80}
          defaultValue={first(fields, 'value')}
          aria-describedby={exercise.unit ? `${promptId(exercise.id)} ${id}-unit` : promptId(exercise.id)}
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
                name="reading"
                value={reading}
                defaultChecked={first(fields, 'reading') === String(reading)}
              />
              <span suppressHydrationWarning>{exactly(getLocale(), reading)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
