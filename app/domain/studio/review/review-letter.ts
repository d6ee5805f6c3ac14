import { type Letter, onOneLine, partsOf, writeLetter } from '#app/domain/letter/letter.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

interface Asked {
  language: Language
  /** Of the reader; null = not known. */
  name: string | null
  /** Who asks; null where they have no name any more. */
  author: string | null
  /** What is to be looked at. */
  title: string
  /** As the author typed it. */
  note: string
  link: string
  stopLink: string
}

const LONGEST_NAME = 120

/** To a reviewer: who asks them to look at what, and where. */
export function reviewLetter({ language, name, author, title, note, link, stopLink }: Asked): Letter {
  const locale = { locale: language }
  const known = onOneLine(name ?? '', LONGEST_NAME)
  const given = {
    author: onOneLine(author ?? '', LONGEST_NAME) || m.studio_by_nobody({}, locale),
    title: onOneLine(title),
  }
  return writeLetter({
    language,
    subject: m.studio_review_mail_subject(given, locale),
    parts: [
      known ? m.mail_hello({ name: known }, locale) : m.mail_hello_nameless({}, locale),
      m.studio_review_mail_before(given, locale),
      ...partsOf(note),
      { link },
      m.studio_review_mail_after({}, locale),
      { small: m.studio_review_mail_why({}, locale), link: stopLink },
    ],
  })
}
