/** Why a row isn't simply green: a code and values, which the page turns into words. */
export type Reason =
  /** No address, and no name to make a personal link for. */
  | { code: 'email-missing' | 'email-and-name-missing'; values: Record<string, never> }
  | { code: 'email-malformed'; values: { typed: string } }
  /** Malformed; but so it would be an address. */
  | { code: 'email-did-you-mean'; values: { typed: string; suggestion: string } }
  /** An address, but the domain looks mistyped. */
  | { code: 'email-typo'; values: { typed: string; suggestion: string } }
  /** The same address, or without one the same name, stands in `row` above. */
  | { code: 'email-twice' | 'name-twice'; values: { row: number } }
  | { code: 'already-in-cohort' | 'has-account'; values: Record<string, never> }
  /** `fallback` is the language (ISO 639-1) in which the person will be written to. */
  | { code: 'language-unknown' | 'language-not-offered'; values: { typed: string; fallback: string } }
  | { code: 'country-unknown'; values: { typed: string } }
  /** `suggestion` is a country's code (ISO 3166-1 alpha-2). */
  | { code: 'country-did-you-mean'; values: { typed: string; suggestion: string } }
  /** Read in a wrong encoding somewhere ("JosÃ©"); `suggestion` is the text read again. */
  | { code: 'letters-misread'; values: { field: LettersField; typed: string; suggestion: string } }
  /** Letters became ? or � before the list reached us. */
  | { code: 'letters-lost'; values: { field: LettersField; typed: string } }
  /** A formula of the spreadsheet failed (#N/A, #REF!); taken as empty. */
  | { code: 'formula-failed'; values: { field: string; typed: string } }
  | { code: 'name-too-long' | 'organisation-too-long'; values: { most: number } }
  /** The name looks like an address: two columns may be exchanged. */
  | { code: 'name-is-email'; values: { typed: string } }

export type LettersField = 'email' | 'name' | 'organisation'
