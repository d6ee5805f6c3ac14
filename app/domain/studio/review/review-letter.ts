import { type Letter, onOneLine, partsOf, writeLetter } from '#app/domain/letter/letter.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

interface Asked {
  language: Language
  /** Of the reader; null = not known. */
  name: string | null
  /** Who writes; null where they have no name any more. */
  author: string | null
  /** What is to be looked at. */
  title: string
  /** As they typed it. */
  note: string
  link: string
  stopLink: string
}

const LONGEST_NAME = 120

/** To a reviewer: who asks them to look at what, and where. */
export const reviewLetter = (asked: Asked): Letter =>
  letterOf(asked, {
    subject: m.studio_review_mail_subject,
    before: m.studio_review_mail_before,
    after: m.studio_review_mail_after,
    why: m.studio_review_mail_why,
  })

/** To the author who asked: how their draft was found, and what was said of it. */
export const answerLetter = (answered: Asked, areChangesWanted: boolean): Letter =>
  letterOf(answered, {
    subject: areChangesWanted ? m.studio_review_mail_changes_subject : m.studio_review_mail_approved_subject,
    before: areChangesWanted ? m.studio_review_mail_changes : m.studio_review_mail_approved,
    after: m.studio_review_mail_answer_after,
    why: m.studio_review_mail_answer_why,
  })

interface Words {
  subject: typeof m.studio_review_mail_subject
  before: typeof m.studio_review_mail_before
  after: typeof m.studio_review_mail_after
  why: typeof m.studio_review_mail_why
}

function letterOf({ language, name, author, title, note, link, stopLink }: Asked, words: Words): Letter {
  const locale = { locale: language }
  const known = onOneLine(name ?? '', LONGEST_NAME)
  const given = {
    author: onOneLine(author ?? '', LONGEST_NAME) || m.studio_by_nobody({}, locale),
    title: onOneLine(title),
  }
  return writeLetter({
    language,
    subject: words.subject(given, locale),
    parts: [
      known ? m.mail_hello({ name: known }, locale) : m.mail_hello_nameless({}, locale),
      words.before(given, locale),
      ...partsOf(note),
      { link },
      words.after({}, locale),
      { small: words.why({}, locale), link: stopLink },
    ],
  })
}
