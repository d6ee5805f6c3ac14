import type { DatedEdition } from '#app/domain/analysis/gathered.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { dayInWords, languageName } from '#app/ui/format.ts'

/** An edition by its language and the day on which it was published. */
export const editionName = (edition: DatedEdition, language: Language): string =>
  m.analysis_edition_one({
    language: languageName(language, edition.language),
    date: dayOfEdition(edition, language),
  })

export const dayOfEdition = ({ publishedAt }: DatedEdition, language: Language): string =>
  dayInWords(language, new Date(publishedAt).toISOString().slice(0, 10))
