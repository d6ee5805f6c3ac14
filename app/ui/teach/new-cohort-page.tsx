import type { FieldErrors, TypedCohort } from '#app/domain/cohort/cohort-form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { CohortForm } from './cohort-form.tsx'
import { refusalWords } from './cohort-words.ts'

interface NewCohortPageProps {
  language: Language
  courses: { id: string; title: string }[]
  typed: TypedCohort
  copyOf: string | null
  /** Of this page alone, so that a button pressed twice begins one cohort. */
  page: string
  others: { id: string; name: string }[]
  answer: { typed: TypedCohort | null; errors: FieldErrors; refusal: string | null }
}

/** The first of three screens: what the cohort is. */
export function NewCohortPage(props: NewCohortPageProps) {
  const { language, courses, typed, copyOf, page, others, answer } = props
  const earlier = others.find(({ id }) => id === copyOf)
  return (
    <div className="site-width teach">
      <p className="teach-way">
        <a href={`/${language}/teach`}>{m.teach_cohorts_title()}</a>
      </p>
      <h1>{m.teach_begin_cohort()}</h1>
      <p className="lead">{earlier ? m.teach_copy_lead({ name: earlier.name }) : m.teach_begin_lead()}</p>
      {answer.refusal && (
        <Notice kind="error" role="alert">
          {refusalWords(answer.refusal)}
        </Notice>
      )}
      <div className="mt-6">
        <CohortForm
          button={m.teach_begin_button()}
          courses={courses}
          typed={answer.typed ?? typed}
          errors={answer.errors}
          copyOf={copyOf}
          page={page}
        />
      </div>
      {!copyOf && others.length > 0 && (
        <details className="mt-8">
          <summary>{m.teach_copy_title()}</summary>
          <p className="hint">{m.teach_copy_hint()}</p>
          <ul className="cohort-list">
            {others.map(({ id, name }) => (
              <li key={id}>
                <a href={`/${language}/teach/new?from=${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
