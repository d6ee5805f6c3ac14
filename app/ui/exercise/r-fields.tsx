import { useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { LabSlot } from '../lab/lab-slot.tsx'
import { first, type LabFieldsProps, promptId } from './exercise-kind.ts'
import { LabData } from './lab-data.tsx'

/**
 * The values that a script computes, typed from any tool or filled in by R in the page. The script goes along for the
 * trainer.
 */
export function RFields({ exercise, fields, feedback, lab, isLive, typedAt }: LabFieldsProps<'r'>) {
  const [isOpen, setOpen] = useState(false)
  const id = `${exercise.id}-script`
  const typed = first(fields, 'script')
  return (
    <div className="lab" onFocusCapture={() => setOpen(true)}>
      <LabData data={exercise.data} draw={lab?.draw ?? null} tables={exercise.tables} />
      <label className="label" htmlFor={id}>
        {m.lab_script()}
      </label>
      <textarea
        className="input code-input"
        id={id}
        name="script"
        rows={10}
        maxLength={20_000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        dir="ltr"
        translate="no"
        defaultValue={typed === '' && typedAt === null ? exercise.starter : typed}
        aria-describedby={promptId(exercise.id)}
      />
      {lab && (
        <LabSlot id={`${exercise.id}-lab`} isLive={isLive} isWanted={isLive && isOpen}>
          {({ RPanel }) => <RPanel exercise={exercise} lab={lab} language={getLocale()} isLive={isLive} />}
        </LabSlot>
      )}
      <fieldset className="r-results">
        <legend>{m.lab_results()}</legend>
        {exercise.results.map((name) => (
          <div className="answer-line" key={name}>
            <label htmlFor={`${exercise.id}-${name}`}>
              <code className="lab-code">{name}</code>
            </label>
            <input
              className="input"
              id={`${exercise.id}-${name}`}
              name={`result-${name}`}
              inputMode="decimal"
              autoComplete="off"
              maxLength={60}
              defaultValue={first(fields, `result-${name}`)}
              aria-invalid={feedback?.marks[`result-${name}`] === false || undefined}
            />
          </div>
        ))}
      </fieldset>
    </div>
  )
}
