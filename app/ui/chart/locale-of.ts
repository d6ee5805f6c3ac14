import { isLanguage, type Language } from '#app/messages/languages.ts'

/** The language of our own words on a chart, which is also drawn where no request says which. */
export const localeOf = (language: string): Language => (isLanguage(language) ? language : 'en')
