import type { AfterView } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { FieldPrefix } from '../exercise/field-name.ts'
import { Fields } from '../exercise/fields.tsx'
import { Told } from '../exercise/verdict.tsx'
import { Html } from '../html.tsx'
import { ItemFrame } from './item-frame.tsx'

/** A sitting item by item: what was answered, the verdict, and the solution. */
export function TestReview({ review }: { review: NonNullable<AfterView['review']> }) {
  const ids = review.parts.flatMap((part) => (part.type === 'item' ? [part.id] : []))
  return (
    <section aria-labelledby="test_review">
      <h2 id="test_review">{m.test_review()}</h2>
      {review.parts.map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an edition never change.
        if (part.type === 'html') return <Html key={`text-${index}`} html={part.html} />
        const item = review.items[part.id]
        if (!item) return null
        const { view, isAnswered } = item
        const { exercise, fields, feedback, solution } = view
        const status = isAnswered ? m.test_item_answered() : m.test_item_open()
        return (
          <ItemFrame
            key={part.id}
            exercise={exercise}
            number={ids.indexOf(part.id) + 1}
            of={ids.length}
            status={status}
          >
            {/* Radio buttons of one name belong together, in the whole page. */}
            <FieldPrefix.Provider value={`${exercise.id}.`}>
              <fieldset className="test-answer" disabled>
                <Fields
                  exercise={exercise}
                  fields={fields}
                  feedback={feedback}
                  isLive={false}
                  lab={null}
                  typedAt={null}
                />
              </fieldset>
            </FieldPrefix.Provider>
            <div className="verdict">
              {feedback ? <Told view={view} /> : <p className="verdict-head">{m.test_not_answered()}</p>}
            </div>
            {solution && (
              <div className="solution">
                <h4>{m.solution_title()}</h4>
                <Html html={solution} />
              </div>
            )}
          </ItemFrame>
        )
      })}
    </section>
  )
}
