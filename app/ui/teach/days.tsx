import type { Language } from '#app/messages/languages.ts'
import { daysInWords } from '#app/ui/format.ts'

/** From a day to a day, as people write it; days are YYYY-MM-DD. */
export function Days({ language, from, to }: { language: Language; from: string; to: string }) {
  return <span>{daysInWords(language, from, to)}</span>
}
