import { z } from 'zod'
import type { ListRow } from '#app/domain/cohort/invitation/check-list.server.ts'
import type { ChosenColumns } from '#app/domain/cohort/roster/headers.ts'
import type { RosterGiven } from '#app/domain/cohort/roster/read-roster.server.ts'
import type { Mapping, RosterColumn, RosterFields } from '#app/domain/cohort/roster/roster.ts'

/** What the forms of a list carry from screen to screen: nothing of it is kept until somebody presses *Invite*. */

export const fieldNames = [
  'email',
  'name',
  'language',
  'country',
  'organisation',
] as const satisfies (keyof RosterFields)[]

const columnNames = [...fieldNames, 'givenName', 'familyName'] as const satisfies RosterColumn[]

/** The list as it was given: a file, or a text that was pasted; null when both are empty. */
export async function givenList(form: FormData): Promise<RosterGiven | null> {
  const file = form.get('file')
  const columns = chosenColumns(form)
  if (file instanceof File && file.size > 0)
    return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name, columns }
  const text = String(form.get('text') ?? '')
  return text.trim() === '' ? null : { text, columns }
}

/** What was said of each column, where we had asked: `column:0` names its field. */
function chosenColumns(form: FormData): ChosenColumns | undefined {
  if (form.get('form') !== 'columns') return undefined
  const mapping: Mapping = {}
  for (let at = 0; at < 100; at++) {
    const named = columnNames.find((name) => name === form.get(`column:${at}`))
    if (named && mapping[named] === undefined) mapping[named] = at
  }
  return { mapping, hasHeader: form.get('hasHeader') === 'yes' }
}

const text = z.string().max(2000)
const kept = z.array(z.tuple([z.number().int().min(0).max(1e6), text, text, text, text, text])).max(5000)

/** Rows that stand in the form field by field, and those that it carries as they are. */
export function rowsOf(form: FormData): ListRow[] {
  const rows: ListRow[] = []
  const carried = String(form.get('kept') ?? '')
  if (carried !== '') {
    let json: unknown = null
    try {
      json = JSON.parse(carried)
    } catch {
      // Not ours: nothing of it is read.
    }
    const read = kept.safeParse(json)
    for (const [row, email, name, language, country, organisation] of read.success ? read.data : [])
      rows.push({ row, fields: { email, name, language, country, organisation } })
  }
  for (const number of form.getAll('row').map(Number).filter(Number.isSafeInteger)) {
    const of = (field: string) => String(form.get(`${field}:${number}`) ?? '').slice(0, 2000)
    const fields = Object.fromEntries(
      fieldNames.map((field) => [field, of(field)]),
    ) as unknown as RosterFields
    // Emptied is taken off the list.
    if (fieldNames.some((field) => fields[field].trim() !== '')) rows.push({ row: number, fields })
  }
  return rows.toSorted((a, b) => a.row - b.row)
}
