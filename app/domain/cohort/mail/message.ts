import type { Language } from '#app/messages/languages.ts'

/** What a trainer writes, in one language. */
export interface Message {
  subject: string
  body: string
}

/** The name of a field of the form, which has one for each language. */
export const fieldOf = (language: Language, name: keyof Message) => `${name}-${language}`
