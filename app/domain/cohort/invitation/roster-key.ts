/**
 * What tells one person of a list from another: the address where there is one, else the name without accents, case and
 * spacing. The same list sent again is the same people.
 */
export function rosterKey({ email, name }: { email: string | null; name: string | null }): string {
  if (email) return `mail:${email.toLowerCase()}`
  const folded = (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
  return `name:${folded}`
}
