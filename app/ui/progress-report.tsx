import type { NewlyCorrected } from '#app/domain/correction/views.ts'
import type { NewlyMarked } from '#app/domain/marking/views.ts'
import type { CourseReport, LookAgain, ModuleProgressView, ProgressView } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { withNext } from './account/with-next.ts'
import { Ago } from './ago.tsx'
import { ContinueWhereYouWere, moduleHref } from './continue-line.tsx'
import { ButtonLink } from './form/button.tsx'
import { Notice } from './form/notice.tsx'
import { percent, points } from './format.ts'
import { bandsOf, Rod } from './rod.tsx'
import { Score } from './score.tsx'
import { Status } from './status.tsx'

interface ProgressReportProps {
  view: ProgressView
  language: Language
  isWithoutAccount: boolean
  /** Whether anybody else may see of them what stands here. */
  isInCohort: boolean
}

/** All courses: what is done, points by objective, and what is worth another look. */
export function ProgressReport({ view, language, isWithoutAccount, isInCohort }: ProgressReportProps) {
  const begun = view.courses.filter(({ progress }) => progress.isStarted)
  const others = view.courses.filter(({ progress }) => !progress.isStarted)
  return (
    <div className="site-width">
      <div className="opening">
        <div>
          <h1>{m.progress_title()}</h1>
          <p className="lead">{begun.length > 0 ? m.progress_lead() : m.progress_empty()}</p>
          {begun.length > 0 && isWithoutAccount && (
            <p>
              {m.guest_keep()}{' '}
              <a href={withNext(`/${language}/account/sign-up`, `/${language}/progress`)}>
                {m.nav_sign_up()}
              </a>
            </p>
          )}
          {isInCohort && (
            <p>
              <a href={`/${language}/account/cohorts`}>{m.record_progress_cohorts()}</a>
            </p>
          )}
          {begun.length === 0 && (
            <p className="button-row">
              <ButtonLink href={`/${language}`}>{m.error_to_courses()}</ButtonLink>
            </p>
          )}
        </div>
        {view.continue && <ContinueWhereYouWere place={view.continue} language={language} />}
      </div>
      {view.newlyCorrected.length > 0 && <Corrected corrected={view.newlyCorrected} language={language} />}
      {view.newlyMarked.length > 0 && <Marked marked={view.newlyMarked} language={language} />}
      {begun.map((course) => (
        <Report key={course.id} course={course} language={language} />
      ))}
      {begun.length > 0 && others.length > 0 && (
        <section>
          <h2 className="section-title">{m.progress_not_begun()}</h2>
          <ul className="objectives">
            {others.map((course) => (
              <li key={course.id}>
                <a href={`/${language}/courses/${course.id}`}>{course.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Answers that a corrected key has graded anew: what that did, and why. */
function Corrected({ corrected, language }: { corrected: NewlyCorrected[]; language: Language }) {
  return (
    <Notice title={m.correct_new({ count: corrected.length })}>
      <ul>
        {corrected.map((item) => (
          <li key={`${item.courseId}/${item.exerciseId}`}>
            <a href={moduleHref(language, item.courseId, item.moduleId, item.exerciseId)}>
              {item.exerciseTitle ?? m.exercise_number({ number: item.exerciseNumber })}
            </a>{' '}
            <span className="soft">{item.moduleTitle}</span>
            <p>{correctedWords(item)}</p>
            {!item.isTakenBack && <p className="typed">{m.correct_reason_was({ reason: item.reason })}</p>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function correctedWords({ effect, isTakenBack }: NewlyCorrected): string {
  if (isTakenBack) return m.correct_taken_back()
  return effect === 'gain' ? m.correct_you_gain() : m.correct_you_keep()
}

/** Answers that a trainer has marked, with the way to each. */
function Marked({ marked, language }: { marked: NewlyMarked[]; language: Language }) {
  return (
    <Notice title={m.mark_new({ count: marked.length })}>
      <ul>
        {marked.map((item) => (
          <li key={`${item.courseId}/${item.exerciseId}`}>
            <a href={moduleHref(language, item.courseId, item.moduleId, item.exerciseId)}>
              {item.exerciseTitle ?? m.exercise_number({ number: item.exerciseNumber })}
            </a>{' '}
            <span className="soft">{item.moduleTitle}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Report({ course, language }: { course: CourseReport; language: Language }) {
  const { progress } = course
  return (
    <section className="report" aria-labelledby={`course-${course.id}`}>
      <h2 className="section-title" id={`course-${course.id}`}>
        <a href={`/${language}/courses/${course.id}`}>{course.title}</a>
      </h2>
      <Rod bands={bandsOf(progress.settled, progress.total)} />
      <p>{m.done_of({ settled: progress.settled, total: progress.total })}</p>
      <Score progress={progress} language={language} />
      <Modules course={course} language={language} />
      <Objectives course={course} language={language} />
      <h3>{m.progress_again()}</h3>
      {course.lookAgain.length === 0 ? (
        <p>{m.progress_again_none()}</p>
      ) : (
        <ul className="again">
          {course.lookAgain.map((item) => (
            <AgainEntry key={`${item.moduleId}/${item.exerciseId}`} item={item} language={language} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Modules({ course, language }: { course: CourseReport; language: Language }) {
  return (
    <WideTable caption={m.course_modules()} className="stacks">
      <thead>
        <tr>
          <th scope="col">{m.progress_module()}</th>
          <th scope="col">{m.progress_done()}</th>
          <th scope="col">{m.progress_points()}</th>
          <th scope="col">{m.progress_score()}</th>
        </tr>
      </thead>
      <tbody>
        {course.modules.map(({ id, title, progress }) => (
          <tr key={id}>
            <th scope="row">
              <a href={moduleHref(language, course.id, id)}>{title}</a>
            </th>
            <td data-label={m.progress_done()}>
              {progress.settled} / {progress.total}
            </td>
            <td data-label={m.progress_points()}>
              {points(language, progress.points)} / {points(language, progress.outOf)}
            </td>
            <td data-label={m.progress_score()}>{scoreWords(progress, language)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** The score, and whether that is the end of it. */
function scoreWords(
  { isFinished, isStarted, score, passMark }: ModuleProgressView,
  language: Language,
): string {
  if (!isStarted || score === null) return isFinished ? m.module_state_finished() : m.module_state_open()
  const shown = percent(language, score, passMark)
  return isFinished ? `${shown} · ${m.module_state_finished()}` : shown
}

function Objectives({ course, language }: { course: CourseReport; language: Language }) {
  if (course.objectives.length === 0) return null
  return (
    <WideTable caption={m.progress_objectives()} className="stacks">
      <thead>
        <tr>
          <th scope="col">{m.progress_objective()}</th>
          <th scope="col">{m.progress_done()}</th>
          <th scope="col">{m.progress_points()}</th>
        </tr>
      </thead>
      <tbody>
        {course.objectives.map((objective) => (
          <tr key={`${objective.moduleId}/${objective.id}`}>
            <th scope="row">{objective.text}</th>
            <td data-label={m.progress_done()}>
              {objective.settled} / {objective.total}
            </td>
            <td data-label={m.progress_points()}>
              {points(language, objective.points)} / {points(language, objective.outOf)}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function AgainEntry({ item, language }: { item: LookAgain; language: Language }) {
  return (
    <li>
      <a href={moduleHref(language, item.courseId, item.moduleId, item.exerciseId)}>
        {item.exerciseTitle ?? m.exercise_number({ number: item.exerciseNumber })}
      </a>{' '}
      <Status status={item.status} />
      <span className="soft">
        {item.moduleTitle} · <Ago at={item.lastAt} language={language} />
      </span>
      {item.objective && <span className="soft">{item.objective}</span>}
    </li>
  )
}
