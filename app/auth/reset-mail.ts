import { type Letter, writeLetter } from '#app/domain/letter/letter.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

/** The mail with a link to set a new password, as text and as plain html, in the person's language. */
export function resetMail({
  language,
  link,
  minutes,
}: {
  language: Language
  link: string
  minutes: number
}): Letter {
  const locale = { locale: language }
  return writeLetter({
    language,
    subject: m.mail_reset_subject({}, locale),
    parts: [
      m.mail_reset_before({}, locale),
      { link },
      m.mail_reset_life({ minutes }, locale),
      m.mail_reset_not_you({}, locale),
    ],
  })
}
