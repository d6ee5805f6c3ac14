import type { Texts } from '../codebook.ts'
import { oneLine } from '../course-file/facts-form.ts'
import { type ColumnReading, columnReadings } from '../data-columns.ts'
import type { DataReview } from './review.ts'

type Codebook = DataReview['codebook']

/** What a person says of the data set as a whole, or of one of its columns. */
export type DataAnswer =
  | ({ of: 'set' } & Pick<
      Codebook,
      'languages' | 'title' | 'summary' | 'isInvented' | 'licence' | 'attribution'
    >)
  | {
      of: 'column'
      index: number
      choice: DataReview['choices'][number]
      variable: Codebook['variables'][string]
    }

const LONGEST = 2000
const MOST_LANGUAGES = 8
/** More than any code list of a column has. */
const MOST_CODES = 60

/** What the form of a data set as a whole, or of a column, says; null if it is none of the two. */
export function readDataAnswer(form: FormData, languages: string[]): DataAnswer | null {
  const field = (name: string) => oneLine(String(form.get(name) ?? '')).slice(0, LONGEST)
  const texts = (name: string, all = languages): Texts =>
    Object.fromEntries(all.map((language) => [language, field(`${name}:${language}`)]))
  if (form.get('form') === 'set') {
    const named = field('languages')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((code) => /^[a-z]{2,3}$/.test(code))
    const all = [...new Set(named)].slice(0, MOST_LANGUAGES)
    const invented = field('invented')
    return {
      of: 'set',
      languages: all.length > 0 ? all : languages,
      title: texts('title'),
      summary: texts('summary'),
      isInvented: invented === 'yes' ? true : invented === 'no' ? false : null,
      licence: field('licence'),
      attribution: texts('attribution'),
    }
  }
  if (form.get('form') !== 'column') return null
  const index = Number(field('column'))
  const reading = columnReadings.find((known) => known === field('reading')) as ColumnReading | undefined
  const meanings = (kind: string) => {
    const values = form.getAll(kind).map(String).slice(0, MOST_CODES)
    // Values are cells of a file: as names of fields they are counted instead.
    return Object.fromEntries(
      values.map((value, at) => [value.slice(0, 200), texts(`${kind}-${at}`)] as const),
    )
  }
  const missing = form.getAll('missing').map(String).slice(0, MOST_CODES)
  return {
    of: 'column',
    index: Number.isInteger(index) && index >= 0 ? index : -1,
    choice: {
      ...(field('name') === '' ? {} : { name: field('name') }),
      ...(reading ? { reading } : {}),
      ...(missing.length > 0 ? { missing } : {}),
    },
    variable: {
      label: texts('label'),
      unit: field('unit').slice(0, 60),
      universe: texts('universe'),
      codes: form.get('coded') === null ? null : meanings('code'),
      special: meanings('special'),
    },
  }
}
