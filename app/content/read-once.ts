const kept = new WeakMap<Buffer, Map<string, unknown>>()

/**
 * What was read from these bytes, made once for as long as they are kept: whoever writes opens a course several times a
 * second, and all of it but one text is as it was. Null, which is told with a problem, is read anew.
 * @param as what the bytes are read as: the same ones may be read in several ways
 */
export function readOnce<T extends object | string | null>(bytes: Buffer, as: string, read: () => T): T {
  const known = kept.get(bytes) ?? new Map<string, unknown>()
  if (known.has(as)) return known.get(as) as T
  const value = read()
  if (value !== null) kept.set(bytes, known.set(as, value))
  return value
}
