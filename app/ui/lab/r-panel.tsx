import { useRef, useState } from 'react'
import type { LabView, PublicExerciseOf } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '../form/button.tsx'
import { Notice } from '../form/notice.tsx'
import { megabytes } from '../format.ts'
import { DataBook } from './data-book.tsx'
import { EditorSwitch } from './editor-switch.tsx'
import { Plots } from './plots.tsx'
import { useR } from './use-r.ts'

interface RPanelProps {
  exercise: PublicExerciseOf<'r'>
  lab: LabView
  language: string
  isLive: boolean
}

/** Below the script: R in the page, after an explicit download; and a file of one's own R to hand in. */
export function RPanel({ exercise, lab, language, isLive }: RPanelProps) {
  const place = useRef<HTMLDivElement>(null)
  const textarea = () =>
    place.current?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=script]') ?? null
  const r = useR({ exercise, draw: lab.draw })
  const [isConfirmed, setConfirmed] = useState(false)

  const run = () => {
    const form = place.current?.closest('form')
    const script = textarea()?.value ?? ''
    if (form) void r.run(script, (name, value) => fillIn(form, name, value))
  }
  if (!isLive) return <div ref={place} />
  return (
    <div ref={place} className="lab-panel">
      {r.size !== null && r.state === 'off' && (
        <div className="lab-download">
          {isSmallDevice() && !isConfirmed ? (
            <>
              <p>{m.lab_r_memory()}</p>
              <Button kind="plain" type="button" onClick={() => setConfirmed(true)}>
                {m.lab_r_try_anyway()}
              </Button>
            </>
          ) : (
            <Button kind="plain" type="button" onClick={r.start}>
              {m.lab_r_download({ size: megabytes(language, r.size) })}
            </Button>
          )}
          <p className="soft">{m.lab_r_or_own()}</p>
        </div>
      )}
      {r.state === 'loading' && (
        <p role="status">
          <label>
            {m.lab_r_loading()} <progress max={1} value={r.progress} />
          </label>
        </p>
      )}
      {(r.state === 'ready' || r.state === 'running') && (
        <div className="button-row">
          <Button kind="plain" type="button" value="run" onClick={run} isBusy={r.state === 'running'}>
            {m.lab_r_run()}
          </Button>
          {r.state === 'running' && (
            <Button kind="plain" type="button" onClick={r.stop}>
              {m.lab_r_stop()}
            </Button>
          )}
        </div>
      )}
      {r.state === 'failed' && (
        <Notice kind="caution">
          <p>{m.lab_r_failed()}</p>
        </Notice>
      )}
      <div className="lab-result" role="status">
        {r.outcome?.error && (
          <div className="run-problem">
            <p className="run-problem-title">
              {r.outcome.error.line === null
                ? m.lab_r_error()
                : m.lab_r_error_line({ line: String(r.outcome.error.line) })}
            </p>
            <pre className="lab-output">{r.outcome.error.message}</pre>
          </div>
        )}
        {r.outcome?.output && (
          <pre className="lab-output" tabIndex={0}>
            {r.outcome.output}
          </pre>
        )}
        {r.outcome && !r.outcome.error && <p>{m.lab_r_filled_in()}</p>}
      </div>
      {r.outcome && <Plots images={r.outcome.images} />}
      <ScriptFile textarea={textarea} />
      <DataBook data={exercise.data} tables={exercise.tables} language={language} />
      <div className="lab-choices">
        <EditorSwitch
          language="r"
          data={exercise.data}
          tables={exercise.tables}
          textarea={textarea}
          errorAt={null}
        />
      </div>
    </div>
  )
}

/** Puts a value that R computed into the form, in the page's own way of writing numbers. */
function fillIn(form: HTMLFormElement, name: string, value: string) {
  const field = form.elements.namedItem(`result-${name}`)
  if (!(field instanceof HTMLInputElement)) return
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Megabytes that R takes are too many for a small phone; only some browsers say how much there is. */
const isSmallDevice = () => ((navigator as Navigator & { deviceMemory?: number }).deviceMemory ?? 8) < 4

/** Reads a script from a file into the field; the file itself goes nowhere. */
function ScriptFile({ textarea }: { textarea: () => HTMLTextAreaElement | null }) {
  return (
    <p className="lab-file">
      <label>
        {m.lab_r_file()}{' '}
        <input
          type="file"
          accept=".R,.r,.do,.sps,.py,.txt,text/plain"
          onChange={async (event) => {
            const file = event.currentTarget.files?.[0]
            const field = textarea()
            if (!file || !field) return
            field.value = (await file.text()).slice(0, 20_000)
            field.dispatchEvent(new Event('input', { bubbles: true }))
          }}
        />
      </label>
    </p>
  )
}
