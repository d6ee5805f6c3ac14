import type { MergeChoice } from './source/merge-texts.ts'

const isChoice = (value: unknown): value is MergeChoice =>
  value === 'mine' || value === 'theirs' || value === 'base'

/** The field in which a conflict of a file is decided. */
export const choiceField = (path: string, index: number): string => `choice:${index}:${path}`

/** What a form decided, by path; a conflict that was left open ends its file's list. */
export function readChoices(form: FormData): Map<string, MergeChoice[]> {
  const choices = new Map<string, MergeChoice[]>()
  for (const [name, value] of form) {
    const [, index, path] = /^choice:(\d{1,4}):(.+)$/.exec(name) ?? []
    if (index === undefined || path === undefined || !isChoice(value)) continue
    const known = choices.get(path) ?? []
    known[Number(index)] = value
    choices.set(path, known)
  }
  return choices
}
