/** The languages Jalon ships in, in the order of the language switch. */
export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]

/** Each language by its own name: a reader looks for the word they know. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' }

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'he', 'fa', 'ur'])

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && (languages as readonly string[]).includes(value)

/** Writing direction for the `dir` attribute; also right for languages that don't ship yet. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.has(language) ? 'rtl' : 'ltr')
