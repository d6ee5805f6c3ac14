import type { ModuleView } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'

/** Where an exercise stands on its page. */
export interface ExercisePlace {
  /** The page's language. */
  language: Language
  /** The text's, where it differs. */
  textLanguage: string | undefined
  editionHash: string
  number: number
  of: number
  /** The exercise after it. */
  next: { number: number; id: string } | null
}

/** The places of a module's exercises, by id. */
export function placesIn(
  module: Pick<ModuleView, 'outline' | 'editionHash' | 'languageShown'>,
  language: Language,
): Map<string, ExercisePlace> {
  const { editionHash, languageShown } = module
  const exercises = module.outline.filter((entry) => entry.type === 'exercise')
  return new Map(
    exercises.map(({ id, number, language: own = languageShown }, index) => {
      const textLanguage = own === language ? undefined : own
      const following = exercises[index + 1]
      const next = following ? { number: following.number, id: following.id } : null
      return [id, { language, textLanguage, editionHash, number, of: exercises.length, next }]
    }),
  )
}
