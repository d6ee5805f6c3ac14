import type { SqlErrorCode } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { Ago } from '../ago.tsx'
import { Button } from '../form/button.tsx'
import { exactly } from '../format.ts'
import { runWords } from './run-words.ts'

export interface PastRun {
  id: string
  at: number
  sql: string
  outcome: { kind: 'rows'; rows: number } | { kind: 'failed'; code: SqlErrorCode; name: string | null }
}

interface PastRunsProps {
  runs: readonly PastRun[]
  language: string
  /** Name and value of the button that brings a query back; a submit button, so that it works without scripts. */
  again: (run: PastRun) => { name: string; value: string }
  /** With scripts nothing need be sent. */
  onAgain?: (run: PastRun) => void
}

/** One's own earlier queries, latest first. */
export function PastRuns({ runs, language, again, onAgain }: PastRunsProps) {
  return (
    <details className="past">
      <summary className="past-head">
        {m.lab_past()} <span className="soft">({exactly(language, runs.length)})</span>
      </summary>
      {runs.length === 0 ? (
        <p className="result-note">{m.lab_past_none()}</p>
      ) : (
        <ol>
          {runs.map((run) => (
            <PastRunLine key={run.id} run={run} language={language} again={again(run)} onAgain={onAgain} />
          ))}
        </ol>
      )}
    </details>
  )
}

function PastRunLine({
  run,
  language,
  again,
  onAgain,
}: {
  run: PastRun
  language: string
  again: { name: string; value: string }
  onAgain?: (run: PastRun) => void
}) {
  const line = firstLine(run.sql)
  return (
    <li className="past-run">
      <code className="lab-code" dir="ltr" translate="no">
        {line}
      </code>
      <span className={run.outcome.kind === 'failed' ? 'past-failed' : 'soft'}>
        {run.outcome.kind === 'rows'
          ? m.lab_rows({ count: run.outcome.rows, shown: exactly(language, run.outcome.rows) })
          : m.lab_past_failed({ problem: runWords({ ...run.outcome, nearest: [] }).problem })}
        {' · '}
        <Ago at={run.at} language={language} />
      </span>
      <Button
        kind="plain"
        {...again}
        aria-label={m.lab_past_again_which({ line })}
        onClick={
          onAgain &&
          ((event) => {
            event.preventDefault()
            onAgain(run)
          })
        }
      >
        {m.lab_past_again()}
      </Button>
    </li>
  )
}

const LONGEST_LINE = 120

/** The first line that says something; comments are how one tells one's own queries apart. */
function firstLine(sql: string): string {
  const line =
    sql
      .split('\n')
      .map((each) => each.trim())
      .find(Boolean) ?? ''
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
}
