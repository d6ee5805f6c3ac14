import type { ModuleLine } from '#app/domain/cohort/learner/timeline.ts'
import type { LearnerCourse, LearnerView } from '#app/domain/cohort/learner/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { conjunction, dayInWords } from '#app/ui/format.ts'
import { occasionWords } from '#app/ui/test/occasion-words.ts'

interface TimelineProps {
  timeline: LearnerView['timeline']
  courses: LearnerCourse[]
  language: Language
}

/** What was done day by day, the newest day first. */
export function LearnerTimeline({ timeline, courses, language }: TimelineProps) {
  const { days, isCut } = timeline
  const moduleTitle = ({ courseId, moduleId }: ModuleLine) =>
    courses.find(({ id }) => id === courseId)?.modules.find(({ id }) => id === moduleId)?.title ?? moduleId
  const courseTitle = (courseId: string) => courses.find(({ id }) => id === courseId)?.title ?? courseId
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{m.record_timeline()}</h2>
      <p className="soft">{days.length === 0 ? m.record_timeline_none() : m.record_timeline_lead()}</p>
      <ol className="timeline">
        {days.map(({ day, modules, tests }) => (
          <li key={day}>
            <h3>
              <time dateTime={day}>{dayInWords(language, day)}</time>
            </h3>
            <ul>
              {tests.map(({ courseId, occasion, isBegun, isEnded }) => (
                <li key={`${courseId} ${occasion}`}>
                  {`${courseTitle(courseId)}, ${occasionWords[occasion]()}: `}
                  {isBegun && isEnded
                    ? m.record_did_test_whole()
                    : isEnded
                      ? m.record_did_test_end()
                      : m.record_did_test_begin()}
                </li>
              ))}
              {modules.map((line) => (
                <li key={`${line.courseId}/${line.moduleId}`} suppressHydrationWarning>
                  {m.record_did({ module: moduleTitle(line), deeds: conjunction(language, deedsOf(line)) })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {isCut && <p className="soft">{m.record_timeline_cut({ count: days.length })}</p>}
    </section>
  )
}

function deedsOf({ answers, right, hints, solutions, isOpened }: ModuleLine): string[] {
  const deeds = [
    answers > 0 && m.record_did_answers({ count: answers, right }),
    hints > 0 && m.record_did_hints({ count: hints }),
    solutions > 0 && m.record_did_solutions({ count: solutions }),
  ].filter((deed) => deed !== false)
  // That a page was open goes without saying where something was done on it.
  return deeds.length === 0 && isOpened ? [m.record_did_open()] : deeds
}
