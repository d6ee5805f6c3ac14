import { useMemo } from 'react'
import type { Fix } from '#app/domain/studio/fixes/fix.ts'
import { type FoundExercise, findExercises } from '#app/domain/studio/source/find-exercises.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { m } from '#app/messages/generated/messages.js'
import { FixButton } from './fix-button.tsx'

interface ProblemListProps {
  problems: TextProblem[]
  /** Of the text as it was sent: a fix without scripts is for no other. */
  revision: number
  isMounted: boolean
  /** Leads to the place, where scripts run. */
  onGoTo?: (problem: TextProblem) => void
  /** The text that the problems are of. */
  text: () => string
  /** Where the forms of its exercises are. */
  forms: string
  /** Mends the text in the editor. */
  onFix: (fix: Fix) => void
}

/** What keeps a text from being published, and what is only advised: each with its line and what to write instead. */
export function ProblemList({ problems, revision, isMounted, text, forms, onGoTo, onFix }: ProblemListProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other problems, or none to lead from.
  const exercises = useMemo(() => findExercises(text()), [problems])
  const refusing = problems.filter(({ severity }) => severity === 'error').length
  return (
    <section aria-labelledby="problems" className="problems">
      <h2 id="problems">{m.studio_problems_title()}</h2>
      <p role="status">
        {problems.length === 0
          ? m.studio_problems_none()
          : m.studio_problems_count({ refusing, advised: problems.length - refusing })}
      </p>
      <ol className="problem-lines">
        {problems.map((problem, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand twice on a line.
            key={`${problem.line}:${problem.column}:${problem.code}:${index}`}
            className={problem.severity === 'error' ? 'problem-refuses' : 'problem-advises'}
          >
            <strong>{problem.severity === 'error' ? m.studio_refuses() : m.studio_advises()}</strong>{' '}
            {onGoTo && !problem.elsewhere ? (
              <button type="button" className="link" onClick={() => onGoTo(problem)}>
                {m.studio_line({ line: problem.line })}
              </button>
            ) : (
              <span>
                {problem.elsewhere && `${problem.elsewhere} `}
                {m.studio_line({ line: problem.line })}
              </span>
            )}{' '}
            {problem.wrong} {problem.instead}
            {!problem.elsewhere && <FormLink {...{ exercises, forms }} line={problem.line} />}
            {problem.fixes.length > 0 && (
              <div className="problem-fixes">
                {problem.fixes.map((fix, number) => (
                  <FixButton
                    key={`${fix.code} ${fix.value}`}
                    {...{ fix, number, problem, revision, isMounted, onFix }}
                  />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** To the form of the exercise that stands on a line. */
function FormLink({ exercises, forms, line }: { exercises: FoundExercise[]; forms: string; line: number }) {
  const id = exercises.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)?.id
  if (!id) return null
  return (
    <>
      {' '}
      <a href={`${forms}/${id}`}>{m.studio_open_form()}</a>
    </>
  )
}
