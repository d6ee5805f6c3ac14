import type { CourseView, ModuleCard } from '#app/domain/progress/views.ts'
import type { TestCard } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { levels, sizeOnce } from './catalogue.tsx'
import { ContinueWhereYouWere, moduleHref } from './continue-line.tsx'
import { FactLine, Facts } from './facts.tsx'
import { ButtonLink } from './form/button.tsx'
import { conjunction, dayInWords, duration, kilobytes, languageName, percent } from './format.ts'
import { bandsOf, Rod } from './rod.tsx'
import { Rule } from './rule.tsx'
import { Score } from './score.tsx'
import { TestEntryOnCourse } from './test/test-entry.tsx'

interface CourseOverviewProps {
  course: CourseView
  /** Null for a course without one. */
  test: TestCard | null
  language: Language
}

/** A course: what one will be able to do, its modules and what they cost, where one stands, and the rule. */
export function CourseOverview({ course, test, language }: CourseOverviewProps) {
  const [firstModule] = course.modules
  return (
    <div className="site-width">
      <p className="trail">
        <a href={`/${language}`}>{m.course_back()}</a>
      </p>
      <header className="opening">
        <div>
          <h1>{course.title}</h1>
          <p className="lead">{course.summary}</p>
          <Facts
            facts={[
              [m.fact_level(), levels[course.level]()],
              [m.fact_time(), duration(course.minutes)],
              [m.fact_size(), sizeOnce(language, course.bytes)],
              [
                m.fact_languages(),
                conjunction(
                  language,
                  course.languages.map((code) => languageName(language, code)),
                ),
              ],
            ]}
          />
        </div>
        {course.continue ? (
          <ContinueWhereYouWere place={course.continue} language={language} />
        ) : (
          firstModule && (
            <section className="continue">
              <h2>{m.course_your_progress()}</h2>
              <p>{course.progress.isFinished ? m.course_finished() : m.course_not_begun()}</p>
              <p className="button-row">
                <ButtonLink href={moduleHref(language, course.id, firstModule.id)}>
                  {m.course_begin()}
                </ButtonLink>
              </p>
            </section>
          )
        )}
      </header>
      <section aria-labelledby="modules">
        <h2 className="section-title" id="modules">
          {m.course_modules()}
        </h2>
        {course.modules.length === 0 && <p>{m.course_modules_empty()}</p>}
        {test && <TestEntryOnCourse test={test} entry={test.pre} language={language} />}
        {course.modules.map((module) => (
          <ModuleEntry key={module.id} module={module} language={language} />
        ))}
        {test && <TestEntryOnCourse test={test} entry={test.post} language={language} />}
      </section>
      <section className="beside">
        <div>
          <h2>{m.course_audience()}</h2>
          <p>{course.audience}</p>
        </div>
        <Rule passMark={percent(language, course.progress.passMark / 100)} />
      </section>
    </div>
  )
}

function ModuleEntry({ module, language }: { module: ModuleCard; language: Language }) {
  const { progress } = module
  return (
    <article className="entry">
      <div>
        <h3>
          <span className="entry-number">{module.number}</span>{' '}
          <a href={moduleHref(language, module.courseId, module.id)}>{module.title}</a>
        </h3>
        <p className="entry-summary">{module.summary}</p>
        {module.objectives.length > 0 && (
          <>
            <h4 className="eyebrow">{m.course_objectives()}</h4>
            <ul className="objectives">
              {module.objectives.map((objective) => (
                <li key={objective.id}>{objective.text}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="entry-aside">
        <FactLine
          facts={[
            duration(module.minutes),
            kilobytes(language, module.bytes),
            m.exercises_count({ count: module.exercises }),
          ]}
        />
        <Rod bands={bandsOf(progress.settled, progress.total)} />
        <p>{stateOf(module)}</p>
        {module.dueOn && !progress.isFinished && (
          <p>{m.module_due({ day: dayInWords(language, module.dueOn) })}</p>
        )}
        {progress.isStarted && <Score progress={progress} language={language} />}
        {module.isFallback && <p className="soft">{languageName(language, module.languageShown)}</p>}
      </div>
    </article>
  )
}

function stateOf({ progress }: ModuleCard): string {
  if (progress.isFinished) return m.module_state_finished()
  if (progress.total === 0) return m.module_state_read()
  return progress.isStarted
    ? m.done_of({ settled: progress.settled, total: progress.total })
    : m.module_state_open()
}
