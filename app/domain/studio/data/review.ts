import { z } from 'zod'
import type { Codebook, CodebookVariable, Texts } from '../codebook.ts'
import { type ColumnChoice, columnReadings, type ReadColumn } from '../data-columns.ts'

/** What is kept of a data set in the making beside the file itself. */
export interface DataReview {
  givenName: string
  encoding: string
  isEncodingGuessed: boolean
  /** By the order of the columns. */
  choices: ColumnChoice[]
  codebook: Codebook
}

const texts = z.record(z.string().max(10), z.string().max(2000))

const meanings = z.record(z.string().max(200), texts)

const variable = z.object({
  label: texts,
  unit: z.string().max(60),
  universe: texts,
  codes: meanings.nullable(),
  special: meanings,
})

/** As it is kept: what another version of ours wrote may be something else. */
export const dataReview: z.ZodType<DataReview> = z.object({
  givenName: z.string(),
  encoding: z.string(),
  isEncodingGuessed: z.boolean(),
  choices: z.array(
    z.object({
      name: z.string().optional(),
      reading: z.enum(columnReadings).optional(),
      missing: z.array(z.string()).optional(),
    }),
  ),
  codebook: z.object({
    id: z.string(),
    languages: z.array(z.string()),
    title: texts,
    summary: texts,
    isInvented: z.boolean().nullable(),
    licence: z.string(),
    attribution: texts,
    variables: z.record(z.string(), variable),
  }),
})

/** A code book whose every text stands in these languages, and whose variables are those of the columns. */
export function fitCodebook(book: Codebook, columns: ReadColumn[], languages: string[]): Codebook {
  const fit = (given: Texts = {}): Texts =>
    Object.fromEntries(languages.map((language) => [language, given[language] ?? '']))
  const fitAll = (given: Record<string, Texts>) =>
    Object.fromEntries(Object.entries(given).map(([code, meaning]) => [code, fit(meaning)]))
  return {
    ...book,
    languages,
    title: fit(book.title),
    summary: fit(book.summary),
    attribution: fit(book.attribution),
    variables: Object.fromEntries(
      columns.map((column): [string, CodebookVariable] => {
        const given = book.variables[column.name]
        const values = column.values?.map(({ value }) => value) ?? []
        const isCoded = given ? given.codes !== null : column.isCoded
        // A code that is gone with another reading has no meaning left; a new one asks for its own.
        const codes = isCoded && column.values && column.type !== 'number' && column.type !== 'date'
        const special = given
          ? Object.keys(given.special).filter((value) => values.includes(value))
          : column.outliers
        return [
          column.name,
          {
            label: fit(given?.label),
            unit: given?.unit ?? '',
            universe: fit(given?.universe),
            codes: codes
              ? fitAll(Object.fromEntries(values.map((value) => [value, given?.codes?.[value] ?? {}])))
              : null,
            special: codes
              ? {}
              : fitAll(Object.fromEntries(special.map((value) => [value, given?.special[value] ?? {}]))),
          },
        ]
      }),
    ),
  }
}
