import { isReservedWord } from '#app/labs/data/reserved-words.ts'
import { kebab } from '../file-names.ts'

/**
 * Names for columns, from their titles or from what somebody chose: lower-case letters, digits and `_`, a letter first,
 * no word of SQL, each once. `Age (years)` becomes `age_years`; a title in another alphabet becomes `column_3`.
 */
export function columnNames(titles: string[], chosen: (string | undefined)[] = []): string[] {
  const taken = new Set<string>()
  return titles.map((title, index) => {
    const base = nameFrom(chosen[index] || title) || `column_${index + 1}`
    let name = base
    for (let number = 2; taken.has(name); number++) name = `${base}_${number}`
    taken.add(name)
    return name
  })
}

/** '' if nothing of the title can stand in a name. */
function nameFrom(title: string): string {
  const snake = kebab(title).replaceAll('-', '_')
  if (snake === '' || /^\d+$/.test(snake)) return ''
  const named = /^[a-z]/.test(snake) ? snake : `v_${snake}`
  return isReservedWord(named) || named.startsWith('sqlite_')
    ? `${named}_value`.replace(/^sqlite_/, 'v_')
    : named
}
