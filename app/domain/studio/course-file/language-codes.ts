import { languages } from '#app/messages/languages.ts'

/** Languages of courses and of statistical offices, to choose from; any other code can be typed. */
const common = (
  'am ar az be bg bn bs cs da de el en es et fa fi fr ha he hi hr hu hy id it ja ka kk km ko ky lo lt lv mg mk mn ms ' +
  'my ne nl no ps pl pt ro ru rw sk sl so sq sr sv sw ta tg th ti tk tr uk ur uz vi zh'
).split(' ')

/** A language that can be chosen, with its name in the reader's. */
export interface LanguageChoice {
  code: string
  name: string
}

/** Common languages by their names, but those that a course has. */
export const languageChoices = (reader: string, taken: readonly string[]): LanguageChoice[] =>
  common
    .filter((code) => !taken.includes(code))
    .map((code) => ({ code, name: nameIn(reader, code) }))
    .sort((one, other) => one.name.localeCompare(other.name, reader))

/**
 * The code that is meant: a code as it is, and for the name of a common language, in a language that Jalon speaks or in
 * that language itself, its code. Anything else stays as it was typed.
 */
export function languageCodeOf(typed: string): string {
  const value = typed.trim().toLowerCase()
  if (/^[a-z]{2,3}$/.test(value)) return value
  const isNamed = (code: string) =>
    [...languages, code].some((reader) => nameIn(reader, code).toLowerCase() === value)
  return common.find(isNamed) ?? value
}

const nameIn = (reader: string, code: string): string =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
