import { m } from '#app/messages/generated/messages.js'
import { InlineHtml } from '../html.tsx'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'
import { Mark } from './row-mark.tsx'

/** A text of one's own; once handed in, the criteria to check it by. */
export function WrittenFields({ exercise, fields, feedback }: FieldsProps<'written'>) {
  const id = `${exercise.id}-text`
  // Ticks stay for a revision until all is met.
  const isOpen = feedback?.code !== 'right'
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
      {feedback?.rubric && isOpen && (
        <fieldset>
          <legend>{m.rubric_legend()}</legend>
          <input type="hidden" name="checked" value="yes" />
          {feedback.rubric.map((criterion, index) => (
            <label className="pick" key={criterion}>
              <input
                type="checkbox"
                name="criterion"
                value={index + 1}
                defaultChecked={fields.criterion?.includes(String(index + 1))}
              />
              <InlineHtml html={criterion} />
              <CriterionMark isMet={feedback.marks[`criterion-${index + 1}`]} />
            </label>
          ))}
        </fieldset>
      )}
      {feedback?.rubric && !isOpen && (
        <ul className="criteria">
          {feedback.rubric.map((criterion, index) => (
            <li key={criterion}>
              <InlineHtml html={criterion} />{' '}
              <CriterionMark isMet={feedback.marks[`criterion-${index + 1}`]} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What the learner said of a criterion: their own judgement, so neither right nor wrong. */
function CriterionMark({ isMet }: { isMet: boolean | undefined }) {
  if (isMet === undefined) return null
  return <Mark isRight={isMet} words={isMet ? m.mark_met() : m.mark_not_met()} />
}
