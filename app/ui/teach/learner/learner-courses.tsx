import { dayOf } from '#app/domain/cohort/cohort.ts'
import type {
  LearnerCourse,
  LearnerModule,
  LearnerSitting,
  ModuleState,
} from '#app/domain/cohort/learner/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { dayInWords, points } from '#app/ui/format.ts'
import { occasionWords } from '#app/ui/test/occasion-words.ts'
import { WideTable } from '#app/ui/wide-table.tsx'
import { Moment } from '../moment.tsx'

interface InLanguage {
  language: Language
}

/** Where a learner stands in each course of the cohort. */
export function LearnerCourses({ courses, language }: InLanguage & { courses: LearnerCourse[] }) {
  return (
    <>
      {courses.map((course) => (
        <section key={course.id} aria-labelledby={`course-${course.id}`}>
          <h2 id={`course-${course.id}`}>{course.title}</h2>
          <p suppressHydrationWarning>
            {m.record_course_points({
              points: points(language, course.points),
              outOf: points(language, course.outOf),
              settled: course.settled,
              total: course.total,
            })}
          </p>
          <Modules course={course} language={language} />
          <Objectives course={course} language={language} />
          <Sittings course={course} language={language} />
        </section>
      ))}
    </>
  )
}

const states: Record<ModuleState, { shape: string; words: () => string }> = {
  'not-opened': { shape: 'status-open', words: m.record_state_not_opened },
  opened: { shape: 'status-opened', words: m.record_state_opened },
  begun: { shape: 'status-tried', words: m.record_state_begun },
  finished: { shape: 'status-solved', words: m.record_state_finished },
}

function Modules({ course, language }: InLanguage & { course: LearnerCourse }) {
  const hasPlan = course.modules.some(({ dueOn }) => dueOn !== null)
  return (
    <WideTable caption={m.course_modules()} className="stacks">
      <thead>
        <tr>
          <th scope="col">{m.progress_module()}</th>
          <th scope="col">{m.record_state()}</th>
          <th scope="col">{m.progress_done()}</th>
          <th scope="col">{m.progress_points()}</th>
          {hasPlan && <th scope="col">{m.record_target()}</th>}
        </tr>
      </thead>
      <tbody>
        {course.modules.map((module) => {
          const { shape, words } = states[module.state]
          return (
            <tr key={module.id}>
              <th scope="row">{module.title}</th>
              <td data-label={m.record_state()}>
                <span className={`status ${shape}`}>{words()}</span>
              </td>
              <td data-label={m.progress_done()}>
                {module.settled} / {module.total}
              </td>
              <td data-label={m.progress_points()} suppressHydrationWarning>
                {points(language, module.points)} / {points(language, module.outOf)}
              </td>
              {hasPlan && <td data-label={m.record_target()}>{targetWords(module, language)}</td>}
            </tr>
          )
        })}
      </tbody>
    </WideTable>
  )
}

function targetWords({ dueOn, target, finishedAt }: LearnerModule, language: Language): string {
  if (dueOn === null) return '—'
  const day = dayInWords(language, dueOn)
  switch (target) {
    case 'met':
      return m.record_target_met({ day })
    case 'late':
      return m.record_target_late({ day, finished: dayInWords(language, dayOf(finishedAt ?? 0)) })
    case 'missed':
      return m.record_target_missed({ day })
    default:
      return day
  }
}

function Objectives({ course, language }: InLanguage & { course: LearnerCourse }) {
  if (course.objectives.length === 0) return null
  return (
    <WideTable caption={m.progress_objectives()} className="stacks">
      <thead>
        <tr>
          <th scope="col">{m.progress_objective()}</th>
          <th scope="col">{m.progress_points()}</th>
          <th scope="col">{m.record_exercises()}</th>
        </tr>
      </thead>
      <tbody>
        {course.objectives.map((objective) => (
          <tr key={`${objective.moduleId}/${objective.id}`}>
            <th scope="row">{objective.text}</th>
            <td data-label={m.progress_points()} suppressHydrationWarning>
              {points(language, objective.points)} / {points(language, objective.outOf)}
            </td>
            <td data-label={m.record_exercises()}>
              {m.record_done_of_n({ settled: objective.settled, count: objective.total })}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Sittings({ course, language }: InLanguage & { course: LearnerCourse }) {
  if (course.sittings.length === 0) return null
  return (
    <WideTable caption={m.record_tests()} className="stacks">
      <thead>
        <tr>
          <th scope="col">{m.record_test()}</th>
          <th scope="col">{m.record_test_begun()}</th>
          <th scope="col">{m.record_test_ended()}</th>
          <th scope="col">{m.progress_points()}</th>
        </tr>
      </thead>
      <tbody>
        {course.sittings.map((sitting) => (
          <SittingRow key={`${sitting.occasion} ${sitting.number}`} sitting={sitting} language={language} />
        ))}
      </tbody>
    </WideTable>
  )
}

function SittingRow({ sitting, language }: InLanguage & { sitting: LearnerSitting }) {
  const { occasion, number, startedAt, finishedAt } = sitting
  return (
    <tr>
      <th scope="row">
        {occasionWords[occasion]()}
        {number > 1 && ` (${number})`}
      </th>
      <td data-label={m.record_test_begun()}>
        <Moment at={startedAt} language={language} />
      </td>
      <td data-label={m.record_test_ended()}>
        {finishedAt === null ? m.record_test_running() : <Moment at={finishedAt} language={language} />}
      </td>
      <td data-label={m.progress_points()} suppressHydrationWarning>
        {sitting.points === null || sitting.outOf === null
          ? '—'
          : `${points(language, sitting.points)} / ${points(language, sitting.outOf)}`}
      </td>
    </tr>
  )
}
