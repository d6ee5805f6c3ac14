import { useRef } from 'react'
import type { LabView, PublicExerciseOf, ShownRun } from '#app/domain/exercise/public-exercise.ts'
import type { Feedback } from '#app/domain/exercise/verdict.ts'
import type { RunDone, SqlRun } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '../form/button.tsx'
import { Notice } from '../form/notice.tsx'
import { DataBook } from './data-book.tsx'
import { EditorSwitch } from './editor-switch.tsx'
import { LabChart } from './lab-chart.tsx'
import { PastRuns } from './past-runs.tsx'
import { ResultTable } from './result-table.tsx'
import { RunAdvice, RunProblem } from './run-problem.tsx'
import { useOfflineSql } from './use-offline-sql.ts'

interface SqlPanelProps {
  exercise: PublicExerciseOf<'sql'>
  lab: LabView
  feedback: Feedback | null
  language: string
  isLive: boolean
}

/** Below the query: what it gave, earlier queries, the code book, and how to work without a connection. */
export function SqlPanel({ exercise, lab, feedback, language, isLive }: SqlPanelProps) {
  const place = useRef<HTMLDivElement>(null)
  const textarea = () =>
    place.current?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=query]') ?? null
  const offline = useOfflineSql({ place, data: exercise.data, draw: lab.draw })
  const run: SqlRun | ShownRun | null = offline.run ?? lab.run
  // A verdict says why a query did not run; once is enough.
  const failure = run?.kind === 'failed' && feedback?.code !== 'failed' ? run : null
  const id = `${exercise.id}-result`
  return (
    <div ref={place} className="lab-panel">
      <div className="lab-result" role="status" tabIndex={-1}>
        {failure && <RunProblem sql={textarea()?.value ?? ''} failed={failure} />}
        {run?.kind === 'rows' && (
          <>
            <RunAdvice advice={run.advice} />
            <ResultTable
              key={keyOf(run)}
              id={id}
              run={run}
              rowCount={rowCountOf(run)}
              language={language}
              isReady={isLive}
              actions={
                <Button
                  kind="plain"
                  formAction={`/${language}/lab/result.csv`}
                  name="intent"
                  value="csv"
                  data-download
                >
                  {m.lab_csv()}
                </Button>
              }
            />
            {isLive && run.result.rows.length > 0 && (
              <LabChart
                key={`${keyOf(run)}-chart`}
                id={`${id}-chart`}
                result={run.result}
                language={language}
              />
            )}
          </>
        )}
      </div>
      <PastRuns
        runs={lab.past.map(({ query, rows, at }, index) => ({
          id: String(index + 1),
          at,
          sql: query,
          outcome: rows === null ? { kind: 'failed', code: 'other', name: null } : { kind: 'rows', rows },
        }))}
        language={language}
        again={({ id: number }) => ({ name: 'intent', value: `past:${number}` })}
      />
      {isLive && (
        <>
          <DataBook data={exercise.data} tables={exercise.tables} language={language} />
          <div className="lab-choices">
            <EditorSwitch
              language="sql"
              data={exercise.data}
              tables={exercise.tables}
              textarea={textarea}
              errorAt={run?.kind === 'failed' ? run.offset : null}
            />
            <OfflineSwitch {...offline} />
          </div>
        </>
      )}
    </div>
  )
}

const rowCountOf = (run: RunDone & { rowCount?: number }) => run.rowCount ?? run.result.rows.length

const keyOf = (run: { ms: number; result: { columns: string[]; rows: unknown[] } }) =>
  `${run.ms}/${run.result.columns.join()}/${run.result.rows.length}`

function OfflineSwitch({ state, start, stop }: ReturnType<typeof useOfflineSql>) {
  return (
    <div className="lab-offline">
      {state === 'on' ? (
        <p>
          {m.lab_offline_on()}{' '}
          <Button kind="plain" type="button" onClick={stop}>
            {m.lab_offline_stop()}
          </Button>
        </p>
      ) : (
        <Button kind="plain" type="button" onClick={start} isBusy={state === 'loading'}>
          {state === 'loading' ? m.lab_offline_loading() : m.lab_offline()}
        </Button>
      )}
      {state === 'failed' && (
        <Notice kind="caution">
          <p>{m.lab_offline_failed()}</p>
        </Notice>
      )}
    </div>
  )
}
