import { DomainError } from '../errors.ts'
import type { Fields } from './public-exercise.ts'

/** Names that forms of exercises use; see public-exercise.ts. */
const known = /^(option|value|reading|text|checked|criterion|(pair|case|place)-[0-9a-f]{1,32})$/

const MOST_VALUES = 500
const LONGEST_VALUE = 20_000
const LONGEST = 40_000

/**
 * An answer's fields out of a posted form or a kept draft; whatever else was posted is left out.
 * @throws DomainError `answer_too_long`
 */
export function formFields(posted: Iterable<[string, unknown]>): Fields {
  const fields: Fields = {}
  let [count, size] = [0, 0]
  for (const [name, value] of posted) {
    if (!known.test(name)) continue
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== 'string') continue
      count += 1
      size += text.length
      if (count > MOST_VALUES || text.length > LONGEST_VALUE || size > LONGEST)
        throw new DomainError('invalid', 'answer_too_long', { most: LONGEST_VALUE })
      fields[name] = [...(fields[name] ?? []), text]
    }
  }
  return fields
}
