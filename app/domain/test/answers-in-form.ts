import { formFields } from '#app/domain/exercise/form-fields.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'

/**
 * The answers of a form that holds several items: `item` names each, and its fields begin with its id and a dot. An item
 * that is named and has no fields says that nothing is chosen any more.
 * @throws DomainError `answer_too_long`
 */
export function answersInForm(posted: Iterable<[string, unknown]>): Map<string, Fields> {
  const entries = [...posted]
  const named = entries.flatMap(([name, value]) => (name === 'item' ? [String(value)] : []))
  const byItem = new Map(named.map((id): [string, [string, unknown][]] => [id, []]))
  for (const [name, value] of entries) {
    const dot = name.indexOf('.')
    if (dot > 0) byItem.get(name.slice(0, dot))?.push([name.slice(dot + 1), value])
  }
  return new Map([...byItem].map(([id, own]) => [id, formFields(own)]))
}
