import type { PublicExerciseOf } from '#app/domain/exercise/public-exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import type { Feedback } from '#app/domain/exercise/verdict.ts'
import { m } from '#app/messages/generated/messages.js'
import { InlineHtml } from '../html.tsx'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'
import { useFieldName } from './field-name.ts'
import { OnPaper, RowHeads } from './match-fields.tsx'
import { RowTold, toldOf } from './row-mark.tsx'

/** Few and short categories stand side by side; more, or longer ones, go into a list to choose from. */
const MOST_SIDE_BY_SIDE = 3
const LONGEST_SIDE_BY_SIDE = 22

export function ClassifyFields({ exercise, fields, feedback }: FieldsProps<'classify'>) {
  const texts = exercise.categories.map(({ token, text }) => ({ token, text: textOfHtml(text) }))
  const isShort =
    texts.length <= MOST_SIDE_BY_SIDE && texts.every(({ text }) => text.length <= LONGEST_SIDE_BY_SIDE)
  const Row = isShort ? RadioRow : SelectRow
  return (
    <fieldset className="rows" aria-describedby={promptId(exercise.id)}>
      <legend>{m.classify_legend()}</legend>
      <RowHeads headers={exercise.headers} />
      {exercise.cases.map((row) => (
        <Row
          key={row.token}
          exercise={exercise}
          row={row}
          chosen={first(fields, `case-${row.token}`)}
          feedback={feedback}
        />
      ))}
      {!isShort && <OnPaper options={texts} />}
    </fieldset>
  )
}

interface RowProps {
  exercise: PublicExerciseOf<'classify'>
  row: { token: string; text: string }
  chosen: string
  feedback: Feedback | null
}

function RadioRow({ exercise, row, chosen, feedback }: RowProps) {
  const nameOf = useFieldName()
  const id = `${exercise.id}-${row.token}`
  const told = { exerciseId: exercise.id, name: `case-${row.token}`, feedback }
  return (
    <div className="row" role="radiogroup" aria-labelledby={id} aria-describedby={toldOf(told)}>
      <div id={id}>
        <InlineHtml html={row.text} />
      </div>
      <div>
        {exercise.categories.map(({ token, text }) => (
          <label className="pick pick-short" key={token}>
            <input
              type="radio"
              name={nameOf(`case-${row.token}`)}
              value={token}
              defaultChecked={token === chosen}
            />
            <InlineHtml html={text} />
          </label>
        ))}
        <RowTold {...told} />
      </div>
    </div>
  )
}

function SelectRow({ exercise, row, chosen, feedback }: RowProps) {
  const nameOf = useFieldName()
  const id = `${exercise.id}-${row.token}`
  const told = { exerciseId: exercise.id, name: `case-${row.token}`, feedback }
  return (
    <div className="row">
      <label htmlFor={id}>
        <InlineHtml html={row.text} />
      </label>
      <div>
        <select
          className="input"
          id={id}
          name={nameOf(`case-${row.token}`)}
          defaultValue={chosen}
          aria-describedby={toldOf(told)}
        >
          <option value="">{m.choose()}</option>
          {exercise.categories.map(({ token, text }) => (
            <option key={token} value={token}>
              {textOfHtml(text)}
            </option>
          ))}
        </select>
        <RowTold {...told} />
      </div>
    </div>
  )
}
