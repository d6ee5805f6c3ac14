import { foldText } from '#app/domain/exercise/fold-text.ts'
import { rosterKey } from '../invitation/roster-key.ts'
import { checkFields, type GivenFields } from './check-fields.ts'
import { countryReader } from './read-country.ts'
import { rareDomains } from './read-email.ts'
import type { Reason } from './reasons.ts'
import type { RosterFields } from './roster.ts'

/** What is known of the cohort and of the platform before anybody is invited. */
export interface Known extends GivenFields {
  /** Addresses (lower case) of people in the cohort or invited to it. */
  members: ReadonlySet<string>
  /** Keys of people who were invited, with or without an address. */
  invited: ReadonlySet<string>
  /** Addresses (lower case) of people with an account. */
  accounts: ReadonlySet<string>
}

export interface CheckedRow {
  /** The number of the line in the list, from 1. */
  row: number
  /**
   * What to invite with: an address in lower case or '', a language we offer, a country's code or ''. In a refused row,
   * what is wrong is empty.
   */
  fields: RosterFields
  /** As typed but for spaces, for a form to mend it in. */
  typed: RosterFields
  /** Green; amber: will be invited, but look; red: will not be. */
  state: 'ready' | 'look' | 'refused'
  reasons: Reason[]
}

/** Checks each row by itself, against the others and against what is known. Rows keep their order. */
export function checkRows(
  rows: readonly { row: number; fields: RosterFields }[],
  known: Known,
): CheckedRow[] {
  const readCountry = countryReader()
  const checked = rows.map(({ row, fields }) => ({ row, ...checkFields(fields, known, readCountry) }))
  const typos = rareDomains(checked.flatMap(({ fields }) => (fields.email ? [fields.email] : [])))
  const rowOfEmail = new Map<string, number>()
  const rowOfName = new Map<string, number>()
  return checked.map(({ row, fields, typed, reasons: own }) => {
    const reasons = [...own]
    const { email } = fields
    if (email) {
      const first = rowOfEmail.get(email)
      if (first === undefined) rowOfEmail.set(email, row)
      else reasons.push({ code: 'email-twice', values: { row: first } })

      const at = email.lastIndexOf('@') + 1
      const meant = typos.get(email.slice(at))
      const hasSuggestion = own.some(({ code }) => code === 'email-typo')
      if (meant && !hasSuggestion)
        reasons.push({ code: 'email-typo', values: { typed: email, suggestion: email.slice(0, at) + meant } })
      // Who is in has an account, or will get one: one thing to say is enough.
      if (known.members.has(email)) reasons.push({ code: 'already-in-cohort', values: {} })
      else if (known.accounts.has(email)) reasons.push({ code: 'has-account', values: {} })
    } else if (fields.name) {
      // Two people may have one name; a person without an address has nothing else to be told by.
      const name = foldText(fields.name)
      const first = rowOfName.get(name)
      if (first === undefined) rowOfName.set(name, row)
      else reasons.push({ code: 'name-twice', values: { row: first } })
      if (known.invited.has(rosterKey({ email: null, name: fields.name })))
        reasons.push({ code: 'already-in-cohort', values: {} })
    }
    return { row, fields, typed, state: stateOf(reasons), reasons }
  })
}

const refusing: ReadonlySet<Reason['code']> = new Set([
  'email-missing',
  'email-and-name-missing',
  'email-malformed',
  'email-did-you-mean',
  'email-twice',
  'name-too-long',
  'organisation-too-long',
])

function stateOf(reasons: readonly Reason[]): CheckedRow['state'] {
  if (reasons.some(({ code }) => refusing.has(code))) return 'refused'
  return reasons.length > 0 ? 'look' : 'ready'
}
