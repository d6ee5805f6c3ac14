import type { AnalysableCourse } from '#app/domain/analysis/list-analysable.server.ts'
import { formIds } from '#app/domain/course/course.ts'
import { occasions } from '#app/domain/test/occasion.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { CohortFrame, type CohortHead } from '../cohort-frame.tsx'
import { analysisPath, testFormName } from './address.ts'

interface AnalysisListProps {
  language: Language
  cohort: CohortHead
  courses: AnalysableCourse[]
}

/** What of a cohort's courses can be analysed. */
export function AnalysisList({ language, cohort, courses }: AnalysisListProps) {
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="analysis"
      title={m.analysis_title()}
      lead={m.analysis_lead()}
    >
      {courses.length === 0 && <p>{m.analysis_choose_none()}</p>}
      {courses.map(({ courseId, title, modules, hasTest }) => (
        <section key={courseId}>
          <h2>{title}</h2>
          <h3>{m.analysis_choose_modules()}</h3>
          <ul className="cohort-list">
            {modules.map((module) => {
              const place = { kind: 'module', courseId, moduleId: module.moduleId } as const
              return (
                <li key={module.moduleId}>
                  <a
                    href={analysisPath({ language, cohortId: cohort.id, place })}
                    lang={module.language === language ? undefined : module.language}
                  >
                    {module.title}
                  </a>{' '}
                  <span className="soft">{m.analysis_exercises_count({ count: module.exercises })}</span>
                </li>
              )
            })}
          </ul>
          {hasTest && (
            <>
              <h3>{m.analysis_choose_tests()}</h3>
              <ul className="cohort-list">
                {occasions.flatMap((occasion) =>
                  formIds.map((form) => {
                    const place = { kind: 'test', courseId, occasion, form } as const
                    return (
                      <li key={`${occasion}-${form}`}>
                        <a href={analysisPath({ language, cohortId: cohort.id, place })}>
                          {testFormName(place)}
                        </a>
                      </li>
                    )
                  }),
                )}
              </ul>
            </>
          )}
        </section>
      ))}
    </CohortFrame>
  )
}
