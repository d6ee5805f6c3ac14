import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { m } from '#app/messages/generated/messages.js'

/** What the check says of one exercise. */
export function OwnProblems({ problems, source }: { problems: TextProblem[]; source: string }) {
  if (problems.length === 0) return <p className="soft">{m.studio_form_no_problems()}</p>
  return (
    <section aria-labelledby="problems" className="problems">
      <h2 id="problems">{m.studio_problems_title()}</h2>
      <ol className="problem-lines">
        {problems.map(({ severity, line, column, code, wrong, instead }) => (
          <li
            key={`${line}:${column}:${code}:${wrong}`}
            className={severity === 'error' ? 'problem-refuses' : 'problem-advises'}
          >
            <strong>{severity === 'error' ? m.studio_refuses() : m.studio_advises()}</strong>{' '}
            <a href={source.replace(/line=\d+$/, `line=${line}`)}>{m.studio_line({ line })}</a> {wrong}{' '}
            {instead}
          </li>
        ))}
      </ol>
    </section>
  )
}
