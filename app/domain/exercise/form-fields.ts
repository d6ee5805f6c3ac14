import { DomainError } from '../errors.ts'
import type { Fields } from './public-exercise.ts'

/** Names that forms of exercises use; see public-exercise.ts. */
const known =
  /^(option|value|reading|text|checked|criterion|query|script|result-[A-Za-z.][A-Za-z0-9._]{0,40}|(pair|case|place)-[0-9a-f]{1,32})$/

const MOST_VALUES = 500
const LONGEST_VALUE = 20_000
const LONGEST = 40_000

/**
 * An answer's fields out of a posted form; whatever else was posted is left out.
 * @throws DomainError `answer_too_long`
 */
export function formFields(posted: Iterable<[string, unknown]>): Fields {
  const fields = typedFields(posted)
  const sizes = Object.values(fields).flatMap((values) => values.map(({ length }) => length))
  const size = sizes.reduce((sum, one) => sum + one, 0)
  if (sizes.length > MOST_VALUES || sizes.some((one) => one > LONGEST_VALUE) || size > LONGEST)
    throw new DomainError('invalid', 'answer_too_long', { most: LONGEST_VALUE })
  return fields
}

/** The same, however much it is: to show what was typed again. */
export function typedFields(posted: Iterable<[string, unknown]>): Fields {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of posted) {
    if (!known.test(name) || typeof value !== 'string') continue
    fields[name] ??= []
    // A form sent without scripts has two characters for each end of a line; its field counts, and shows, one.
    fields[name].push(value.replaceAll('\r\n', '\n'))
  }
  return fields
}
