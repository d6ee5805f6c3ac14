import { m } from '#app/messages/generated/messages.js'
import { InlineHtml } from '../html.tsx'
import { type FieldsProps, promptId } from './exercise-kind.ts'
import { useFieldName } from './field-name.ts'
import { RowTold, toldOf } from './row-mark.tsx'

/** One right option: radio buttons. Several: tick boxes. */
export function ChoiceFields({ exercise, fields, feedback }: FieldsProps<'choice'>) {
  const nameOf = useFieldName()
  return (
    <fieldset aria-describedby={promptId(exercise.id)}>
      <legend>{exercise.multiple ? m.choose_several() : m.choose_one()}</legend>
      {exercise.options.map(({ token, text }) => {
        const row = { exerciseId: exercise.id, name: `option-${token}`, feedback }
        return (
          <div className="option" key={token}>
            <label className="pick">
              <input
                type={exercise.multiple ? 'checkbox' : 'radio'}
                name={nameOf('option')}
                value={token}
                defaultChecked={fields.option?.includes(token)}
                aria-describedby={toldOf(row)}
              />
              <InlineHtml html={text} />
            </label>
            <RowTold {...row} />
          </div>
        )
      })}
    </fieldset>
  )
}
