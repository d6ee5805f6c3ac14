import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from './form/button.tsx'

interface ErrorPageProps {
  status: number
  /** The code of the DomainError, where there was one. */
  code: string | null
  language: Language
}

interface Words {
  title: string
  text: string
}

/** By code where we know more, else by status; each says what happened and what to do. */
export function errorWords(status: number, code: string | null): Words {
  if (code === 'module_not_found' || code === 'course_not_found') {
    return { title: m.error_course_title(), text: m.error_course_text() }
  }
  if (status === 404) return { title: m.error_404_title(), text: m.error_404_text() }
  if (status === 403 || status === 401) return { title: m.error_403_title(), text: m.error_403_text() }
  if (status === 429) return { title: m.error_429_title(), text: m.error_429_text() }
  if (status < 500) return { title: m.error_400_title(), text: m.error_400_text() }
  return { title: m.error_500_title(), text: m.error_500_text() }
}

/** A refusal or a failure, in words, with the way on. */
export function ErrorPage({ status, code, language }: ErrorPageProps) {
  const { title, text } = errorWords(status, code)
  return (
    <div className="site-width error-page">
      <p className="eyebrow">{m.error_number({ status })}</p>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <p className="button-row">
        <ButtonLink href={`/${language}`}>{m.error_to_courses()}</ButtonLink>
        {(status === 403 || status === 401) && (
          <ButtonLink kind="plain" href={`/${language}/account/sign-in`}>
            {m.nav_sign_in()}
          </ButtonLink>
        )}
      </p>
    </div>
  )
}
