import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import type { Cohort } from '../cohort.ts'
import { messageLetter } from './letters.ts'
import type { Message } from './message.ts'
import { languagesOf } from './message-form.ts'
import { recipientsOf } from './recipients.server.ts'

/** A letter as its first recipient will read it. */
export interface Preview {
  language: Language
  subject: string
  text: string
}

interface Previewing {
  cohort: Cohort
  people: string
  author: string | null
  origin: string
  messages: Partial<Record<Language, Message>>
}

/** The letters in each language. The way out of the letters is shown without its token, which is the reader's own. */
export async function previewMessages(
  db: Db,
  { cohort, people, author, origin, messages }: Previewing,
): Promise<Preview[]> {
  const { to } = await recipientsOf(db, cohort, people)
  return languagesOf(messages).flatMap((language) => {
    const first = to.find((one) => one.language === language)
    const message = messages[language]
    if (!first || !message) return []
    const addressed = { language, name: first.name, cohortName: cohort.name }
    const stopLink = `${origin}/${language}/mail/stop/…`
    const { subject, text } = messageLetter({ ...addressed, ...message, author, stopLink })
    return { language, subject, text }
  })
}
