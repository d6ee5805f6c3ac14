import type { Feedback } from '#app/domain/exercise/verdict.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { differenceWords } from '../exercise/sql-differences.ts'
import { exactly } from '../format.ts'
import { RunProblem } from './run-problem.tsx'

interface LabVerdictProps {
  feedback: Feedback
  /** The query that the verdict is about. */
  query: string
}

/** What is right and what is not in something that was computed: kind and place, never the expected values. */
export function LabVerdict({ feedback, query }: LabVerdictProps) {
  const { failure, differences, onlyHere, results } = feedback
  const language = getLocale()
  return (
    <>
      {failure && <RunProblem sql={query} failed={failure} />}
      {onlyHere && <p>{m.lab_only_here()}</p>}
      {differences && differences.length > 0 && (
        <>
          <p>{m.lab_differs()}</p>
          <ul className="differences">
            {differences.map((difference) => (
              <li key={JSON.stringify(difference)}>{differenceWords(difference, language)}</li>
            ))}
          </ul>
        </>
      )}
      {results && (
        <ul className="differences">
          {results.map(({ name, value, isRight, note }) => (
            <li key={name}>
              <code className="lab-code">{name}</code> = {exactly(language, value)}:{' '}
              {isRight ? m.lab_value_right() : note ? notes[note]() : m.lab_value_wrong()}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const notes = {
  hundredfold: m.lab_value_hundredfold,
  hundredth: m.lab_value_hundredth,
  sign: m.lab_value_sign,
  rounded: m.lab_value_rounded,
}
