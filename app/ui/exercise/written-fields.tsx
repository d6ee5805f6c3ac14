import { m } from '#app/messages/generated/messages.js'
import { InlineHtml } from '../html.tsx'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'
import { RowMark } from './row-mark.tsx'

/** A text of one's own; once handed in, the criteria to check it by. */
export function WrittenFields({ exercise, fields, feedback }: FieldsProps<'written'>) {
  const id = `${exercise.id}-text`
  const isToCheck = feedback?.code === 'to-check'
  return (
    <>
      <label className="label" htmlFor={id}>
        {m.your_answer()}
      </label>
      <textarea
        className="input"
        id={id}
        name="text"
        maxLength={20_000}
        defaultValue={first(fields, 'text')}
        aria-describedby={promptId(exercise.id)}
      />
      {isToCheck && (
        <fieldset>
          <legend>{m.rubric_legend()}</legend>
          <input type="hidden" name="checked" value="yes" />
          {feedback.rubric?.map((criterion, index) => (
            <label className="pick" key={criterion}>
              <input
                type="checkbox"
                name="criterion"
                value={index + 1}
                defaultChecked={fields.criterion?.includes(String(index + 1))}
              />
              <InlineHtml html={criterion} />
            </label>
          ))}
        </fieldset>
      )}
      {!isToCheck && feedback?.rubric && (
        <ul className="criteria">
          {feedback.rubric.map((criterion, index) => (
            <li key={criterion}>
              <InlineHtml html={criterion} />{' '}
              <RowMark isRight={fields.criterion?.includes(String(index + 1)) ?? false} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
