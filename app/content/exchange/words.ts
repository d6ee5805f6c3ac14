import { m } from '#app/messages/generated/messages.js'
import { isLanguage } from '#app/messages/languages.ts'

/** The few words that an export puts beside an author's, in the language of the text. */
export interface ExchangeWords {
  unit: (unit: string) => string
  openOnPlatform: () => string
}

/** A language that has no words yet gets the English ones. */
export function exchangeWords(language: string): ExchangeWords {
  const locale = { locale: isLanguage(language) ? language : ('en' as const) }
  return {
    unit: (unit) => m.exchange_unit({ unit }, locale),
    openOnPlatform: () => m.exchange_open({}, locale),
  }
}
