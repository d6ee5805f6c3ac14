/** Texts by language. */
export type Texts = Record<string, string>

/** What a person says about a table of data: all that a data set must tell, and the file can't. */
export interface Codebook {
  id: string
  languages: string[]
  title: Texts
  summary: Texts
  /** Everyone and everything in it is made up; null as long as nobody has said. */
  isInvented: boolean | null
  licence: string
  /** Where it is from and how to name it. */
  attribution: Texts
  /** By the name of the column. */
  variables: Record<string, CodebookVariable>
}

export interface CodebookVariable {
  label: Texts
  /** Shown behind the label: "weight (kg)". */
  unit: string
  /** For whom it is filled in; empty for everybody. */
  universe: Texts
  /** Every value that may stand there, with what it means; null for a variable without codes. */
  codes: Record<string, Texts> | null
  /** Values with a meaning beside the measured ones: 999, not stated. */
  special: Record<string, Texts>
}
