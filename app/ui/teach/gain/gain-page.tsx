import type { TestedCourse } from '#app/domain/cohort/gain/cohort-gain.server.ts'
import type { WhichSitting } from '#app/domain/cohort/gain/course-gain.ts'
import { LEAST_SHOWN } from '#app/domain/statistics/suppress.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Facts } from '#app/ui/facts.tsx'
import { Html } from '#app/ui/html.tsx'
import { CohortFrame, type CohortHead } from '../cohort-frame.tsx'
import { GainCautions } from './gain-cautions.tsx'
import { GainFigures } from './gain-figures.tsx'
import { ObjectiveGains, OrderGains } from './gain-parts.tsx'
import { PairGains } from './pair-gains.tsx'

interface GainPageProps {
  language: Language
  cohort: CohortHead
  which: WhichSitting
  courses: (TestedCourse & { charts: { objectives: string; people: string } })[]
}

const whichWords: Record<WhichSitting, [name: () => string, said: () => string]> = {
  first: [() => m.gain_which_first(), () => m.gain_which_first_said()],
  best: [() => m.gain_which_best(), () => m.gain_which_best_said()],
}

/** What a cohort gained between the two tests of its courses, with what keeps the figures honest beside them. */
export function GainPage({ language, cohort, which, courses }: GainPageProps) {
  const here = `/${language}/teach/${cohort.id}/gain`
  const [, said] = whichWords[which]
  return (
    <CohortFrame
      language={language}
      cohort={cohort}
      current="gain"
      title={m.teach_nav_gain()}
      lead={m.gain_lead()}
    >
      {courses.length === 0 ? (
        <p className="mt-4">{m.gain_no_test()}</p>
      ) : (
        <>
          <nav aria-label={m.gain_which_label()} className="no-print">
            <ul className="choice-line">
              {(Object.keys(whichWords) as WhichSitting[]).map((one) => (
                <li key={one}>
                  <a href={`${here}?sitting=${one}`} aria-current={one === which ? 'true' : undefined}>
                    {whichWords[one][0]()}
                  </a>
                </li>
              ))}
              <li>
                <a href={`${here}/gain.csv?sitting=${which}`} download>
                  {m.gain_file()}
                </a>
              </li>
            </ul>
          </nav>
          <p>
            {said()} {m.gain_only_over()}
          </p>
          {courses.map((course) => (
            <Course key={course.courseId} course={course} language={language} />
          ))}
        </>
      )}
    </CohortFrame>
  )
}

function Course({ course, language }: { course: GainPageProps['courses'][number]; language: Language }) {
  const { courseId, courseTitle, languageShown, n, gain, charts } = course
  return (
    <section aria-labelledby={`gain-${courseId}`}>
      <h2 id={`gain-${courseId}`}>{courseTitle}</h2>
      <Facts
        facts={[
          [m.gain_invited(), n.invited],
          [m.gain_pre(), n.pre],
          [m.gain_post(), n.post],
          [m.gain_matched(), n.matched],
        ]}
      />
      {gain ? (
        <>
          <GainFigures gain={gain} language={language} />
          <GainCautions course={course} language={language} />
          <ObjectiveGains objectives={course.objectives} language={language} textLanguage={languageShown} />
          <Html html={charts.objectives} className="gain-chart" />
          <OrderGains orders={course.orders} language={language} />
          <PairGains
            pairs={course.pairs}
            unpaired={course.unpaired}
            lang={languageShown === language ? undefined : languageShown}
          />
          {charts.people && <Html html={charts.people} className="gain-chart" />}
        </>
      ) : (
        <p className="mt-3">{m.gain_too_few({ least: LEAST_SHOWN })}</p>
      )}
    </section>
  )
}
