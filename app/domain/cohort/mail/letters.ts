import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { type Letter, onOneLine, type Part, partsOf, writeLetter } from '../../letter/letter.ts'
import { momentOf } from '../cohort.ts'

/** What every letter of a cohort needs: to whom, of which cohort, and the way to get no more of them. */
interface Addressed {
  language: Language
  /** Null = not known: the greeting does without. */
  name: string | null
  cohortName: string
  stopLink: string
}

interface Invited extends Addressed {
  /** The personal link. */
  link: string
  /** YYYY-MM-DD */
  startsOn: string
  endsOn: string
}

const days = ({ language, startsOn, endsOn }: Invited): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(momentOf(startsOn), momentOf(endsOn))

const LONGEST_NAME = 120

function letter({ language, name, cohortName, stopLink }: Addressed, subject: string, parts: Part[]): Letter {
  const locale = { locale: language }
  const known = name === null ? '' : onOneLine(name, LONGEST_NAME)
  return writeLetter({
    language,
    subject,
    parts: [
      known ? m.mail_hello({ name: known }, locale) : m.mail_hello_nameless({}, locale),
      ...parts,
      { small: m.mail_why({ cohort: onOneLine(cohortName) }, locale), link: stopLink },
    ],
  })
}

export function invitationLetter(invited: Invited): Letter {
  const locale = { locale: invited.language }
  const cohort = onOneLine(invited.cohortName)
  return letter(invited, m.mail_invitation_subject({ cohort }, locale), [
    m.mail_invitation_before({ cohort, days: days(invited) }, locale),
    { link: invited.link },
    m.mail_invitation_after({}, locale),
  ])
}

/** Once, to who has not begun. */
export function reminderLetter(invited: Invited): Letter {
  const locale = { locale: invited.language }
  const cohort = onOneLine(invited.cohortName)
  return letter(invited, m.mail_reminder_subject({ cohort }, locale), [
    m.mail_reminder_before({ cohort, days: days(invited) }, locale),
    { link: invited.link },
    m.mail_reminder_after({}, locale),
  ])
}

interface Message extends Addressed {
  subject: string
  /** As a trainer typed it. */
  body: string
  /** The trainer's name; null where they have none any more. */
  author: string | null
}

export function messageLetter(message: Message): Letter {
  const author = message.author === null ? '' : onOneLine(message.author, LONGEST_NAME)
  return letter(message, message.subject, [...partsOf(message.body), ...(author ? [author] : [])])
}
