import { z } from 'zod'
import { isLanguage, type Language, languages } from '#app/messages/languages.ts'
import { fieldOf, type Message } from './message.ts'

/** What is wrong with a field: a code, which the page turns into words. */
export type MessageProblem =
  | 'mail_subject_missing'
  | 'mail_subject_long'
  | 'mail_body_missing'
  | 'mail_body_long'

const text = (most: number, missing: MessageProblem, long: MessageProblem) =>
  z
    .string({ error: missing })
    .trim()
    // Signs that nobody sees are no words.
    .regex(/[^\s\p{C}]/u, { error: missing })
    .max(most, { error: long })

const message = z.object({
  subject: text(150, 'mail_subject_missing', 'mail_subject_long'),
  body: text(5000, 'mail_body_missing', 'mail_body_long'),
})

export interface ReadMessage {
  /** As typed, by language. */
  typed: Partial<Record<Language, Message>>
  /** By field (`subject-fr`). */
  errors: Record<string, MessageProblem>
  /** Made with the page: what is sent twice from one page goes out once. */
  token: string | null
  step: 'preview' | 'edit' | 'send'
}

/** Reads what a trainer typed, in all languages that the form has. */
export function readMessageForm(form: FormData): ReadMessage {
  const typed: ReadMessage['typed'] = {}
  const errors: ReadMessage['errors'] = {}
  for (const language of languages) {
    const field = (name: keyof Message) => form.get(fieldOf(language, name))
    if (field('subject') === null && field('body') === null) continue
    typed[language] = { subject: String(field('subject') ?? ''), body: String(field('body') ?? '') }
    const read = message.safeParse(typed[language])
    for (const { path, message: code } of read.error?.issues ?? [])
      errors[fieldOf(language, path[0] as keyof Message)] ??= code as MessageProblem
  }
  const token = String(form.get('token') ?? '')
  const step = form.get('step')
  return {
    typed,
    errors,
    token: /^[\w-]{8,64}$/.test(token) ? token : null,
    step: step === 'send' || step === 'edit' ? step : 'preview',
  }
}

/** The languages of typed messages. */
export const languagesOf = (typed: ReadMessage['typed']): Language[] => Object.keys(typed).filter(isLanguage)
