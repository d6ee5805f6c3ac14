import type { Flag } from '#app/domain/statistics/flags.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { decimals, perCent } from '#app/ui/format.ts'

/** The letter of an option by its position in the source, which is its id in a table of distractors. */
export const optionLetter = (id: string): string => {
  const position = Number(id)
  const letter = String.fromCharCode(65 + (position % 26))
  return position < 26 ? letter : `${letter}${Math.floor(position / 26) + 1}`
}

/** What to do about an item, in a sentence with the figures that say so. */
export function flagWords(flag: Flag, language: Language): string {
  const sentence = wordsOf(flag, language)
  return flag.isUncertain ? `${sentence} ${m.analysis_flag_uncertain({ n: flag.n })}` : sentence
}

function wordsOf(flag: Flag, language: Language): string {
  const { n } = flag
  const share = (value: number) => perCent(language, value)
  switch (flag.code) {
    case 'key-in-doubt': {
      const { option, chosen, key, keyChosen, best } = flag
      return m.analysis_flag_key_in_doubt({
        option: optionLetter(option),
        chosen,
        key: optionLetter(key),
        keyChosen,
        best,
      })
    }
    case 'negative-efficiency':
      return m.analysis_flag_negative_efficiency({ efficiency: share(flag.efficiency), n })
    case 'low-efficiency':
      return m.analysis_flag_low_efficiency({ efficiency: share(flag.efficiency), n })
    case 'low-discrimination':
      return m.analysis_flag_low_discrimination({ index: share(flag.index), n })
    case 'below-guess':
      return m.analysis_flag_below_guess({ facility: share(flag.facility), guess: share(flag.guessScore), n })
    case 'too-hard':
      return m.analysis_flag_too_hard({ facility: share(flag.facility), n })
    case 'too-easy':
      return m.analysis_flag_too_easy({ facility: share(flag.facility), n })
    case 'misfit':
      return m.analysis_flag_misfit({ infit: decimals(language, flag.infit, 2), n })
  }
}
