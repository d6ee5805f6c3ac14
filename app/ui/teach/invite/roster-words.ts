import type { Reason } from '#app/domain/cohort/roster/reasons.ts'
import type { Doubt, Refused, RosterColumn } from '#app/domain/cohort/roster/roster.ts'
import { m } from '#app/messages/generated/messages.js'
import { languageName } from '#app/ui/format.ts'

/** Columns of a list, as a trainer calls them. */
export const columnWords: Record<RosterColumn, () => string> = {
  email: () => m.roster_email(),
  name: () => m.roster_name(),
  givenName: () => m.roster_given_name(),
  familyName: () => m.roster_family_name(),
  language: () => m.roster_language(),
  country: () => m.roster_country(),
  organisation: () => m.roster_organisation(),
}

const countryName = (language: string, code: string) =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code

/** Why a row isn't simply green, and what to do about it. */
export function reasonWords(language: string, reason: Reason): string {
  const { code } = reason
  switch (code) {
    case 'email-missing':
      return m.roster_email_missing()
    case 'email-and-name-missing':
      return m.roster_nothing()
    case 'email-malformed':
      return m.roster_email_malformed(reason.values)
    case 'email-did-you-mean':
      return m.roster_email_mean({ suggestion: reason.values.suggestion })
    case 'email-typo':
      return m.roster_email_typo({ suggestion: reason.values.suggestion })
    case 'email-twice':
      return m.roster_email_twice(reason.values)
    case 'name-twice':
      return m.roster_name_twice(reason.values)
    case 'already-in-cohort':
      return m.roster_already()
    case 'has-account':
      return m.roster_account()
    case 'language-unknown':
    case 'language-not-offered':
      return m.roster_language_unknown({
        typed: reason.values.typed,
        fallback: languageName(language, reason.values.fallback),
      })
    case 'country-unknown':
      return m.roster_country_unknown(reason.values)
    case 'country-did-you-mean':
      return m.roster_country_mean({ country: countryName(language, reason.values.suggestion) })
    case 'letters-misread':
      return m.roster_letters_misread({ suggestion: reason.values.suggestion })
    case 'letters-lost':
      return m.roster_letters_lost()
    case 'formula-failed':
      return m.roster_formula({ typed: reason.values.typed })
    case 'name-too-long':
      return m.roster_name_long(reason.values)
    case 'organisation-too-long':
      return m.roster_organisation_long(reason.values)
    case 'name-is-email':
      return m.roster_name_is_email()
  }
}

/** What was read, but not beyond doubt. */
export function doubtWords(doubt: Doubt): string {
  switch (doubt.code) {
    case 'encoding-guessed':
      return m.roster_doubt_encoding(doubt.values)
    case 'quote-not-closed':
      return m.roster_doubt_quote(doubt.values)
    case 'uneven-rows':
      return m.roster_doubt_uneven(doubt.values)
    case 'lines-above-header':
      return m.roster_doubt_above(doubt.values)
    case 'other-sheets':
      return m.roster_doubt_sheets(doubt.values)
  }
}

/** Why a list can't be read, and what to do instead. */
export function refusedWords(refused: Refused): string {
  switch (refused.refused) {
    case 'empty':
      return m.roster_refused_empty()
    case 'not-text':
      return m.roster_refused_not_text()
    case 'web-page':
      return m.roster_refused_web()
    case 'too-large':
    case 'too-large-unpacked':
      return m.roster_refused_large(refused.values)
    case 'too-many-rows':
      return m.roster_refused_rows(refused.values)
    case 'too-many-columns':
      return m.roster_refused_columns(refused.values)
    case 'other-kind':
      return m.roster_refused_kind(refused.values)
    case 'spreadsheet-old':
      return m.roster_refused_old()
    case 'spreadsheet-locked':
      return m.roster_refused_locked()
    case 'spreadsheet-broken':
    case 'zip-bomb':
    case 'zip-path':
      return m.roster_refused_broken()
  }
}
