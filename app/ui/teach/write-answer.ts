import type { Message } from '#app/domain/cohort/mail/message.ts'
import type { MessageProblem } from '#app/domain/cohort/mail/message-form.ts'
import type { Preview } from '#app/domain/cohort/mail/preview-message.server.ts'
import type { Language } from '#app/messages/languages.ts'

/** What the form of a message gets back: what was typed, and what is wrong or how it will look. */
export interface WriteAnswer {
  typed: Partial<Record<Language, Message>>
  token: string | null
  errors: Record<string, MessageProblem>
  /** Null = the text is being written. */
  preview: Preview[] | null
  problem: { code: string; values: Record<string, string | number> } | null
}

/** Of all that an action may answer, what a form of a message can show. */
export const writeAnswer = (answer: object | undefined): WriteAnswer => ({
  typed: {},
  token: null,
  errors: {},
  preview: null,
  problem: null,
  ...answer,
})
