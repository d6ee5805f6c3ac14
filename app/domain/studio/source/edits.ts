/** A stretch of a source and what is to stand there instead. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Makes all edits at once; those at the same place in the order in which they are given. */
export function applyEdits(source: string, edits: Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let at = 0
  for (const { start, end, text } of inOrder) {
    result += source.slice(at, start) + text
    at = Math.max(at, end)
  }
  return result + source.slice(at)
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Finds for each new value of a list the old one it came from: one that says the same, wherever it stood, else the one
 * at its own place if that is gone. Null for a value that is new.
 */
export function originsOf<T>(old: readonly T[], next: readonly T[]): (number | null)[] {
  const free = new Set(old.keys())
  const origins = next.map((value, index) => {
    const same = isSame(old[index], value) && free.has(index) ? index : null
    if (same !== null) free.delete(same)
    return same
  })
  next.forEach((value, index) => {
    if (origins[index] !== null) return
    const twin = [...free].find((place) => isSame(old[place], value))
    if (twin === undefined) return
    origins[index] = twin
    free.delete(twin)
  })
  return origins.map((origin, index) => {
    if (origin !== null || !free.has(index)) return origin
    free.delete(index)
    return index
  })
}
