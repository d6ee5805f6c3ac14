import { foldText } from '#app/domain/exercise/fold-text.ts'
import { countriesIn } from '#app/domain/people/countries.ts'
import { distance } from '#app/labs/sql/nearest.ts'
import { otherNames, threeLetters } from './country-words.ts'

/** What a cell says of a country: its code (ISO 3166-1 alpha-2); or null and the code that was probably meant, if any. */
export interface CountryRead {
  code: string | null
  suggestion: string | null
}

const unknown: CountryRead = { code: null, suggestion: null }

/** Longer than any country's name in our four languages; what is longer isn't compared with each of them. */
const longest = 70

/**
 * Reads a country by its name in English, French, Spanish or Arabic, or by its code of two or three letters; case,
 * accents and punctuation aside. A slip of the pen gives a suggestion, never a country.
 */
export function readCountry(typed: string): CountryRead {
  if (typed.length > longest) return unknown
  const code = countryOf(typed)
  return { code, suggestion: code ? null : nearestCountry(foldText(typed)) }
}

/** Reads countries and remembers them: a list names the same few again and again, mistyped ones, too. */
export function countryReader(): (typed: string) => CountryRead {
  const read = new Map<string, CountryRead>()
  return (typed) => {
    const found = read.get(typed) ?? readCountry(typed)
    read.set(typed, found)
    return found
  }
}

/** The code of a country that is named beyond doubt; null otherwise. */
export function countryOf(typed: string): string | null {
  if (typed.length > longest) return null
  const folded = foldText(typed)
  const words = countryWords()
  return (words.get(folded) ?? words.get(withoutArticle(folded)))?.code ?? null
}

/** "Le Niger", "la Côte d’Ivoire", "The Gambia": foldText has already joined the words. */
const withoutArticle = (folded: string) => folded.replace(/^(the|les|le|la|el|l)(?=\p{L}{4})/u, '')

interface CountryWord {
  code: string
  /** One bit a letter, see lettersOf. */
  letters: number
}

let known: ReadonlyMap<string, CountryWord> | null = null

/** Folded names and codes → country. Made on first need: naming each country in four languages takes a moment. */
function countryWords(): ReadonlyMap<string, CountryWord> {
  if (known) return known
  const words = new Map<string, CountryWord>()
  const add = (word: string, code: string) => {
    const folded = foldText(word)
    // The first stands: a name that two countries share in some language is not overwritten.
    if (folded && !words.has(folded)) words.set(folded, { code, letters: lettersOf(folded) })
  }
  const pairs = threeLetters.trim().split(/\s+/)
  for (const pair of pairs) {
    add(pair.slice(0, 2), pair.slice(0, 2))
    add(pair.slice(2), pair.slice(0, 2))
  }
  for (const language of ['en', 'fr', 'es', 'ar'])
    for (const { code, name } of countriesIn(language)) add(name, code)
  for (const [code, names] of Object.entries(otherNames)) for (const name of names.split('|')) add(name, code)
  known = words
  return words
}

/** The set of a word's letters, as bits; letters of other scripts share them. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

function bitsIn(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** The country whose name is a slip or two away, and no other as near; or the only one that begins so. */
function nearestCountry(folded: string): string | null {
  if (folded.length < 4) return null
  const mayDiffer = folded.length < 7 ? 1 : 2
  let best = mayDiffer + 1
  let nearest = new Set<string>()
  const beginning = new Set<string>()
  const letters = lettersOf(folded)
  for (const [word, { code, letters: others }] of countryWords()) {
    if (word.length < 4) continue
    if (word.startsWith(folded) || (word.length > 5 && folded.startsWith(word))) beginning.add(code)
    if (Math.abs(word.length - folded.length) > mayDiffer) continue
    // A slip changes two letters of the set at most; comparing sign by sign is a hundred times the work.
    if (bitsIn(letters ^ others) > 2 * mayDiffer) continue
    const far = distance(folded, word)
    if (far < best) {
      best = far
      nearest = new Set([code])
    } else if (far === best && far <= mayDiffer) nearest.add(code)
  }
  for (const found of [nearest, beginning]) if (found.size === 1) return [...found][0] ?? null
  return null
}
