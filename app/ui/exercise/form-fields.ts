import type { Fields } from '#app/domain/exercise/public-exercise.ts'

/** Fields of the form itself, not of the answer. */
const formal = new Set(['exercise', 'edition', 'attempt', 'intent', 'course', 'module', 'language', 'person'])

/** The answer's fields as they stand in the form. */
export const fieldsIn = (form: HTMLFormElement): Fields => fieldsOf(new FormData(form))

/** The same out of a body that waits to be sent. */
export const fieldsOfBody = (body: string): Fields => fieldsOf(new URLSearchParams(body))

function fieldsOf(entries: Iterable<[string, FormDataEntryValue]>): Fields {
  const fields: Fields = {}
  for (const [name, value] of entries) {
    if (formal.has(name) || typeof value !== 'string') continue
    fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}

/** Whether two forms say the same; an empty field says nothing. */
export const isSame = (a: Fields, b: Fields): boolean => said(a) === said(b)

const said = (fields: Fields) =>
  JSON.stringify(
    Object.entries(fields)
      .map(([name, values]) => [name, values.filter(Boolean).toSorted()] as const)
      .filter(([, values]) => values.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
