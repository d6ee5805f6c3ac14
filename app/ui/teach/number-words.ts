import type { AnswerGroup } from '#app/domain/cohort/group-answers.server.ts'
import type { Language } from '#app/messages/languages.ts'
import { exactly } from '#app/ui/format.ts'

/** A number that was answered as the reader's language writes it, whatever it was typed in; null for all other answers. */
export const numberWords = (language: Language, understood: AnswerGroup['understood']): string | null =>
  understood && `${exactly(language, understood.value)}${understood.percent ? '\u00a0%' : ''}`
