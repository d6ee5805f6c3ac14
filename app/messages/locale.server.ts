import { AsyncLocalStorage } from 'node:async_hooks'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { isLanguage, type Language, languages } from './languages.ts'

const current = new AsyncLocalStorage<Language>()
overwriteGetLocale(() => current.getStore() ?? 'en')

/** Runs `work` so that messages come in this language. */
export const inLanguage = <T>(language: Language, work: () => T): T => current.run(language, work)

/** The language of a path (`/fr/…`); English where it names none. */
export const languageOfPath = (path: string): Language => {
  const first = path.split('/')[1]
  return isLanguage(first) ? first : 'en'
}

/** The best of our languages for an Accept-Language header; English when none fits. */
export function preferredLanguage(header: string | null): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const weight = Number(
        options
          .find((o) => o.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { language: tag.split('-')[0], weight: Number.isFinite(weight) ? weight : 0, order }
    })
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
  const match = wishes.find((wish) => wish.weight > 0 && isLanguage(wish.language))
  return (match?.language as Language | undefined) ?? languages[0]
}
