import { type KeyboardEvent, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { Button } from '../form/button.tsx'
import { LabSlot } from '../lab/lab-slot.tsx'
import { first, type LabFieldsProps, promptId } from './exercise-kind.ts'
import { LabData } from './lab-data.tsx'

/** A query and what it gives. All of it works by form post; scripts add an editor, pages, charts, and work offline. */
export function SqlFields({ exercise, fields, feedback, lab, isLive, typedAt }: LabFieldsProps<'sql'>) {
  const [isOpen, setOpen] = useState(false)
  const id = `${exercise.id}-query`
  const typed = first(fields, 'query')
  return (
    <div className="lab" onFocusCapture={() => setOpen(true)}>
      <LabData data={exercise.data} draw={lab?.draw ?? null} tables={exercise.tables} />
      <label className="label" htmlFor={id}>
        {m.lab_query()}
      </label>
      <textarea
        className="input code-input"
        id={id}
        name="query"
        rows={8}
        maxLength={20_000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        dir="ltr"
        translate="no"
        defaultValue={typed === '' && typedAt === null ? exercise.starter : typed}
        aria-describedby={promptId(exercise.id)}
        onKeyDown={runByKey}
      />
      <div className="button-row lab-buttons">
        <Button kind="plain" name="intent" value="run">
          {m.lab_run()}
        </Button>
        {exercise.tables.map((table) => (
          <Button key={table} kind="plain" name="intent" value={`table:${table}`}>
            {m.lab_table_rows({ table })}
          </Button>
        ))}
        {exercise.starter !== '' && (
          <Button kind="plain" name="intent" value="starter">
            {m.lab_starter()}
          </Button>
        )}
      </div>
      {lab && (
        <LabSlot
          id={`${exercise.id}-lab`}
          isLive={isLive}
          isWanted={isLive && (isOpen || lab.run !== null || feedback?.code === 'failed')}
        >
          {({ SqlPanel }) => (
            <SqlPanel
              exercise={exercise}
              lab={lab}
              feedback={feedback}
              language={getLocale()}
              isLive={isLive}
            />
          )}
        </LabSlot>
      )}
    </div>
  )
}

/** Ctrl+Enter, or ⌘+Enter, runs what stands in the field. */
function runByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const form = event.currentTarget.form
  form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=run]'))
}
