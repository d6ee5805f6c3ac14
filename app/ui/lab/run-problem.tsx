import type { Advice, RunFailed } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { Notice } from '../form/notice.tsx'
import { placeInText } from './place-in-text.ts'
import { adviceWords, runWords } from './run-words.ts'

/** Why a query didn't run, where in it, and what to do; SQLite's own words below, to look them up. */
export function RunProblem({ sql, failed }: { sql: string; failed: RunFailed }) {
  const { problem, help } = runWords(failed)
  return (
    <div className="run-problem">
      <p className="run-problem-title">{problem}</p>
      {failed.offset !== null && sql.trim() && <Place sql={sql} offset={failed.offset} />}
      <p>{help}</p>
      {failed.message && (
        <p className="soft">
          {m.lab_sqlite_says()}{' '}
          <code className="lab-code" lang="en">
            {failed.message}
          </code>
        </p>
      )}
    </div>
  )
}

function Place({ sql, offset }: { sql: string; offset: number }) {
  const { line, character, before, at, after } = placeInText(sql, offset)
  return (
    <p className="run-place">
      <span className="soft">{m.lab_place({ line, character })}</span>
      <code className="lab-code" dir="ltr" translate="no">
        {before}
        <mark>{at || '␣'}</mark>
        {after}
      </code>
    </p>
  )
}

/** Common slips in a query that ran. */
export function RunAdvice({ advice }: { advice: readonly Advice[] }) {
  if (advice.length === 0) return null
  return (
    <Notice kind="caution" title={m.lab_advice()}>
      {advice.length === 1 ? (
        advice.map((each) => <p key={each}>{adviceWords(each)}</p>)
      ) : (
        <ul>
          {advice.map((each) => (
            <li key={each}>{adviceWords(each)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
