import type { PlacedProblem } from '#app/domain/studio/forms/place-problems.ts'
import { m } from '#app/messages/generated/messages.js'
import { rowOf, wordsInForm } from './told-words.ts'

interface OwnProblemsProps {
  problems: PlacedProblem[]
  /** The address of the source, with the line of the exercise. */
  source: string
}

/** What the check says of one exercise, each leading to the field where it is mended, or to the source where there is none. */
export function OwnProblems({ problems, source }: OwnProblemsProps) {
  if (problems.length === 0) return <p className="soft">{m.studio_form_no_problems()}</p>
  const refusing = problems.filter(({ severity }) => severity === 'error').length
  return (
    <section aria-labelledby="problems" className="problems">
      <h2 id="problems">{m.studio_problems_title()}</h2>
      <p>{m.studio_problems_count({ refusing, advised: problems.length - refusing })}</p>
      <ul className="problem-lines">
        {problems.map((problem) => (
          <li
            key={`${problem.line}:${problem.column}:${problem.code}:${problem.wrong}`}
            className={problem.severity === 'error' ? 'problem-refuses' : 'problem-advises'}
          >
            <strong>{problem.severity === 'error' ? m.studio_refuses() : m.studio_advises()}</strong>{' '}
            {problem.field ? (
              <a href={`#${problem.field}`}>
                {rowOf(problem.field)} {wordsInForm(problem)}
              </a>
            ) : (
              <>
                {wordsInForm(problem)}{' '}
                <a href={source.replace(/line=\d+$/, `line=${problem.line}`)}>
                  {m.studio_form_whole_source()}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
