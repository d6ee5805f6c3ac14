import { fieldOf, type Message } from '#app/domain/cohort/mail/message.ts'
import type { MessageProblem } from '#app/domain/cohort/mail/message-form.ts'
import { m } from '#app/messages/generated/messages.js'
import { directionOf, type Language } from '#app/messages/languages.ts'
import { Field } from '#app/ui/form/field.tsx'
import { conjunction, languageName } from '#app/ui/format.ts'
import { problemWords } from './mail-words.ts'

interface MessageFieldsProps {
  pageLanguage: Language
  /** In which the letter is written. */
  language: Language
  /** Of those who get it. */
  names: string[]
  message: Message
  errors: Record<string, MessageProblem>
}

/** A letter in one language: to whom, its subject, its words. */
export function MessageFields({ pageLanguage, language, names, message, errors }: MessageFieldsProps) {
  const [subject, body] = [fieldOf(language, 'subject'), fieldOf(language, 'body')]
  const written = { lang: language, dir: directionOf(language) }
  const problem = (field: string) => errors[field] && problemWords[errors[field]]()
  const subjectError = problem(subject)
  const bodyError = problem(body)
  return (
    <fieldset className="message">
      <legend className="label">
        {m.mail_group_title({ language: languageName(pageLanguage, language) })}
      </legend>
      <p className="soft">
        {m.mail_group_to({ count: names.length, names: conjunction(pageLanguage, names) })}
      </p>
      <Field
        id={subject}
        name={subject}
        label={m.mail_field_subject()}
        errors={subjectError ? [subjectError] : []}
        defaultValue={message.subject}
        maxLength={150}
        required
        {...written}
      />
      <div className="field">
        <label className="label" htmlFor={body}>
          {m.mail_field_body()}
        </label>
        <p className="hint" id={`${body}-hint`}>
          {m.mail_field_body_hint()}
        </p>
        {bodyError && (
          <p className="error" id={`${body}-error`}>
            {bodyError}
          </p>
        )}
        <textarea
          className="input"
          id={body}
          name={body}
          aria-describedby={bodyError ? `${body}-hint ${body}-error` : `${body}-hint`}
          aria-invalid={bodyError ? true : undefined}
          defaultValue={message.body}
          maxLength={5000}
          required
          {...written}
        />
      </div>
    </fieldset>
  )
}
