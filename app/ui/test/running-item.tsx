import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ToldOfItem } from '#app/domain/test/item-view.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { verdictId } from '../exercise/exercise-kind.ts'
import { FieldPrefix } from '../exercise/field-name.ts'
import { Fields } from '../exercise/fields.tsx'
import { understoodWords } from '../exercise/understood.ts'
import { Told } from '../exercise/verdict.tsx'
import { ItemFrame } from './item-frame.tsx'

interface RunningItemProps {
  view: ExerciseView
  told: ToldOfItem
  isLive: boolean
  number: number
  of: number
}

/** An item of a sitting: whether it has an answer and how that reads, and nothing about whether it is right. */
export function RunningItem({ view, told, isLive, number, of }: RunningItemProps) {
  const { exercise, fields } = view
  const status = told.isAnswered ? m.test_item_answered() : m.test_item_open()
  const words = told.understood && understoodWords(told.understood, getLocale())
  return (
    <ItemFrame exercise={exercise} number={number} of={of} status={status}>
      <FieldPrefix.Provider value={`${exercise.id}.`}>
        <input type="hidden" name="item" value={exercise.id} />
        <Fields
          exercise={exercise}
          fields={fields}
          feedback={told.feedback}
          isLive={isLive}
          lab={null}
          typedAt={null}
        />
      </FieldPrefix.Provider>
      <div className="verdict" id={verdictId(exercise.id)} role="status">
        {told.feedback && <Told view={{ ...view, feedback: told.feedback }} />}
        {words && <p suppressHydrationWarning>{words}</p>}
      </div>
    </ItemFrame>
  )
}
