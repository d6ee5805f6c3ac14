import type { Translated } from '#app/labs/data/data-set.ts'

/** In the language asked for; else in English, else in whatever there is. */
export const inLanguage = (text: Translated, language: string): string =>
  text[language] ?? text.en ?? Object.values(text)[0] ?? ''
