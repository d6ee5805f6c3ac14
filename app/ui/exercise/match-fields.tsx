import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { m } from '#app/messages/generated/messages.js'
import { InlineHtml } from '../html.tsx'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'
import { useFieldName } from './field-name.ts'
import { RowTold, toldOf } from './row-mark.tsx'

/** Two columns: for each line on the left, its counterpart. */
export function MatchFields({ exercise, fields, feedback }: FieldsProps<'match'>) {
  const nameOf = useFieldName()
  const rights = exercise.rights.map(({ token, text }) => ({ token, text: textOfHtml(text) }))
  return (
    <fieldset className="rows" aria-describedby={promptId(exercise.id)}>
      <legend>{m.match_legend()}</legend>
      <RowHeads headers={exercise.headers} />
      {exercise.lefts.map(({ token, text }) => {
        const name = `pair-${token}`
        const id = `${exercise.id}-${token}`
        const row = { exerciseId: exercise.id, name, feedback }
        return (
          <div className="row" key={token}>
            <label htmlFor={id}>
              <InlineHtml html={text} />
            </label>
            <div>
              <select
                className="input"
                id={id}
                name={nameOf(name)}
                defaultValue={first(fields, name)}
                aria-describedby={toldOf(row)}
              >
                <option value="">{m.choose()}</option>
                {rights.map((right) => (
                  <option key={right.token} value={right.token}>
                    {right.text}
                  </option>
                ))}
              </select>
              <RowTold {...row} />
            </div>
          </div>
        )
      })}
      <OnPaper options={rights} />
    </fieldset>
  )
}

/** Paper shows no list that opens: there the options stand below. */
export function OnPaper({ options }: { options: readonly { token: string; text: string }[] }) {
  return (
    <ul className="on-paper" aria-hidden="true">
      {options.map(({ token, text }) => (
        <li key={token}>{text}</li>
      ))}
    </ul>
  )
}

/** The names of the two columns; each row's label says what belongs together, so they are for the eye. */
export function RowHeads({ headers }: { headers: readonly [string, string] }) {
  return (
    <div className="row-heads" aria-hidden="true">
      <InlineHtml html={headers[0]} />
      <InlineHtml html={headers[1]} />
    </div>
  )
}
