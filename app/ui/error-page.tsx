import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { errorWords } from '#app/web/error-words.ts'
import { ButtonLink } from './form/button.tsx'

interface ErrorPageProps {
  status: number
  /** The code of the DomainError, where there was one. */
  code: string | null
  language: Language
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
