import type { ToldProblem } from '#app/domain/studio/told-problem.ts'

interface PublishProblemsProps {
  title: string
  problems: ToldProblem[]
  /** The course's page in the Studio. */
  home: string
}

/** What the check says of all files together, each with the way to its place. */
export function PublishProblems({ title, problems, home }: PublishProblemsProps) {
  if (problems.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="problem-lines">
        {problems.map(({ file, line, column, code, severity, wrong, instead }) => (
          <li
            key={`${file}:${line}:${column}:${code}${wrong}`}
            className={severity === 'error' ? 'problem-refuses' : 'problem-advises'}
          >
            <Place {...{ file, line, home }} /> {wrong} {instead}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where a problem stands, with the way there for a text and for course.yaml. */
function Place({ file, line, home }: { file: string; line: number; home: string }) {
  const place = <code>{`${file}:${line}`}</code>
  const [, moduleId, textLanguage] = /^[^/]+\/([^/]+)\/([a-z]{2,3})\.mdx$/.exec(file) ?? []
  if (moduleId) return <a href={`${home}/write/${moduleId}/${textLanguage}?line=${line}`}>{place}</a>
  return file.endsWith('/course.yaml') ? <a href={`${home}/about`}>{place}</a> : place
}
