import { dayOf } from '#app/domain/cohort/cohort.ts'
import type { LearnerFacts, LearnerView } from '#app/domain/cohort/learner/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Facts } from '#app/ui/facts.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { dayInWords, languageName } from '#app/ui/format.ts'
import { CohortFrame, type CohortHead } from '../cohort-frame.tsx'
import { LearnerAnswers } from './learner-answers.tsx'
import { LearnerCourses } from './learner-courses.tsx'
import { LearnerNotes, type NoteForm } from './learner-notes.tsx'
import { LearnerTimeline } from './learner-timeline.tsx'

interface LearnerPageProps {
  language: Language
  cohort: CohortHead
  view: LearnerView
  noteForm: NoteForm
}

/** What a learner is called on the trainers' pages. */
export const learnerName = ({ name, email }: Pick<LearnerFacts, 'name' | 'email'>): string =>
  name ?? email ?? m.record_unnamed()

/** One learner of a cohort: who, where they stand, what was noted, answered and done. */
export function LearnerPage({ language, cohort, view, noteForm }: LearnerPageProps) {
  const { person, courses, timeline, answers, notes } = view
  return (
    <CohortFrame language={language} cohort={cohort} current="people" title={learnerName(person)}>
      <Ended person={person} language={language} />
      <Facts facts={factsOf(person, language)} />
      <p className="mt-3">
        <a href={`/${language}/teach/${cohort.id}/people/${person.id}/allowances`}>{m.allowance_title()}</a>
      </p>
      <LearnerCourses courses={courses} language={language} />
      <LearnerAnswers page={answers} language={language} />
      <LearnerNotes notes={notes} form={noteForm} isArchived={cohort.isArchived} language={language} />
      <LearnerTimeline timeline={timeline} courses={courses} language={language} />
    </CohortFrame>
  )
}

function Ended({ person, language }: { person: LearnerFacts; language: Language }) {
  if (person.endedAt === null) return null
  const day = dayInWords(language, dayOf(person.endedAt))
  return (
    <Notice>
      <p>{person.state === 'left' ? m.record_left_on({ day }) : m.record_removed_on({ day })}</p>
    </Notice>
  )
}

function factsOf(person: LearnerFacts, language: Language): [string, string][] {
  const { email, organisation, country, joinedAt } = person
  const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  const facts: [string, string | null | undefined][] = [
    [m.record_account(), person.isGuest ? m.record_no_account() : m.record_has_account()],
    [m.record_email(), email],
    [m.record_organisation(), organisation],
    [m.record_country(), country && /^[A-Z]{2}$/.test(country) ? countries.of(country) : country],
    [m.record_language(), languageName(language, person.language)],
    [m.record_joined(), dayInWords(language, dayOf(joinedAt))],
  ]
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
}
