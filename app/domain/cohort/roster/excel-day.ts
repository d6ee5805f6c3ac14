const msOfDay = 24 * 60 * 60 * 1000

/** Days of Excel up to the end of the year 9999. */
const mostDays = 2_958_466

/**
 * Excel's count of days as `2026-03-01`, or `2026-03-01 14:30` where it has a time; null for what is no day. Day 1 is
 * 1 January 1900 and day 60 the 29 February that 1900 never had (ECMA-376 part 1, 18.17.4.1), or day 0 is 1 January 1904.
 */
export function dayOf(days: number, is1904: boolean): string | null {
  if (days < 0 || days >= mostDays) return null
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const text = new Date(first + Math.round(days * 24 * 60) * 60 * 1000).toISOString()
  if (days < 1) return text.slice(11, 16)
  const hasTime = Math.round(days * msOfDay) % msOfDay !== 0
  return hasTime ? text.slice(0, 16).replace('T', ' ') : text.slice(0, 10)
}
