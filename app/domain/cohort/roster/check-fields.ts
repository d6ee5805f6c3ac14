import { brokenLetters } from './broken-letters.ts'
import type { CountryRead } from './read-country.ts'
import { readEmail } from './read-email.ts'
import { readLanguage } from './read-language.ts'
import type { LettersField, Reason } from './reasons.ts'
import type { RosterFields } from './roster.ts'

export interface GivenFields {
  /** A personal link can be handed over: a name is enough. */
  byLink: boolean
  /** Languages (ISO 639-1) that the cohort is led in; `fallback` is for who names none of them. */
  languages: readonly string[]
  fallback: string
}

interface CheckedFields {
  fields: RosterFields
  typed: RosterFields
  reasons: Reason[]
}

/** Of app/domain/people/forms.ts: what an account's profile can hold. */
const longest = { name: 120, organisation: 160 }

/** No cell that is about one person is longer; the rest isn't searched for anything. */
const searched = 1_000

/** Checks what one row says by itself. */
export function checkFields(
  given: RosterFields,
  known: GivenFields,
  readCountry: (typed: string) => CountryRead,
): CheckedFields {
  const reasons: Reason[] = []
  const typed = {} as RosterFields
  const texts = {} as RosterFields
  for (const field of Object.keys(given) as (keyof RosterFields)[]) {
    typed[field] = tidy(given[field])
    texts[field] = typed[field]
    if (!failedFormula.test(typed[field])) continue
    reasons.push({ code: 'formula-failed', values: { field, typed: typed[field] } })
    texts[field] = ''
  }
  const email = checkEmail(texts, known, reasons)
  for (const field of ['email', 'name', 'organisation'] as const) checkLetters(field, texts[field], reasons)
  for (const field of ['name', 'organisation'] as const)
    if (texts[field].length > longest[field])
      reasons.push({ code: `${field}-too-long`, values: { most: longest[field] } })
  const fields = {
    email,
    name: texts.name,
    language: checkLanguage(texts.language, known, reasons),
    country: checkCountry(texts.country, readCountry(texts.country), reasons),
    organisation: texts.organisation,
  }
  return { fields, typed, reasons }
}

const failedFormula =
  /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|¡REF!|VALEUR!|NOM\?|NOMBRE\?)$/i

/** Signs that turn the words after them around, wherever the name stands then. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * As typed, but for spaces and signs that can't be seen, and composed (NFC): Macs write é as e and an accent. The
 * apostrophe that keeps a spreadsheet from computing (rows-to-mend.ts) goes again.
 */
const tidy = (text: string) =>
  text
    .slice(0, searched)
    .replace(turning, '')
    .replace(/[\s\p{Cc}\u00ad\u200b\u2060\ufeff]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')
    .normalize('NFC')

function checkEmail({ email, name }: RosterFields, { byLink }: GivenFields, reasons: Reason[]): string {
  const read = readEmail(email)
  if (read.state === 'missing') {
    if (name.includes('@') && readEmail(name).state !== 'malformed')
      reasons.push({ code: 'name-is-email', values: { typed: name } })
    if (name === '') reasons.push({ code: byLink ? 'email-and-name-missing' : 'email-missing', values: {} })
    else if (!byLink) reasons.push({ code: 'email-missing', values: {} })
    return ''
  }
  if (read.state === 'malformed') {
    const { suggestion } = read
    if (suggestion) reasons.push({ code: 'email-did-you-mean', values: { typed: email, suggestion } })
    else reasons.push({ code: 'email-malformed', values: { typed: email } })
    return ''
  }
  if (read.state === 'typo')
    reasons.push({ code: 'email-typo', values: { typed: read.email, suggestion: read.suggestion } })
  return read.email
}

function checkLetters(field: LettersField, typed: string, reasons: Reason[]): void {
  const broken = brokenLetters(typed)
  if (broken?.state === 'misread')
    reasons.push({ code: 'letters-misread', values: { field, typed, suggestion: broken.suggestion } })
  if (broken?.state === 'lost') reasons.push({ code: 'letters-lost', values: { field, typed } })
}

function checkLanguage(typed: string, { languages, fallback }: GivenFields, reasons: Reason[]): string {
  if (typed === '') return fallback
  const code = readLanguage(typed)
  if (code && languages.includes(code)) return code
  reasons.push({ code: code ? 'language-not-offered' : 'language-unknown', values: { typed, fallback } })
  return fallback
}

function checkCountry(typed: string, read: CountryRead, reasons: Reason[]): string {
  if (typed === '') return ''
  if (read.code) return read.code
  if (read.suggestion)
    reasons.push({ code: 'country-did-you-mean', values: { typed, suggestion: read.suggestion } })
  else reasons.push({ code: 'country-unknown', values: { typed } })
  return ''
}
