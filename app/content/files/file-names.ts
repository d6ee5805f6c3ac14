/**
 * A file name that is safe in an address, in a folder of any system and in a text, and that is not taken: letters of
 * a–z, digits and hyphens. `Résidence (carte).JPG` becomes `residence-carte.webp`; a name in another alphabet becomes
 * `picture-1.webp`. A language before the end stays: `residence.fr.png`.
 */
export function freeFileName(
  given: string,
  extension: string,
  taken: ReadonlySet<string>,
  fallback = 'picture',
): string {
  const stem = kebab(baseOf(given))
  const language = /\.([a-z]{2})\.[^.]+$/i.exec(given)?.[1]?.toLowerCase()
  const end = `${language ? `.${language}` : ''}.${extension}`
  const lower = new Set([...taken].map((name) => name.toLowerCase()))
  if (stem !== '' && !reserved.test(stem) && !lower.has(stem + end)) return stem + end
  const base = stem === '' || reserved.test(stem) ? fallback : stem
  for (let number = base === fallback ? 1 : 2; ; number++) {
    const name = `${base}-${number}${end}`
    if (!lower.has(name)) return name
  }
}

/** Names that Windows keeps to itself. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** Without folders, its last end, and a language before that. */
const baseOf = (given: string): string =>
  given
    .slice(-200)
    .replace(/^.*[/\\]/s, '')
    .replace(/\.[^.]*$/, '')
    .replace(/\.[a-z]{2}$/i, '')

/** Letters of a–z, digits and single hyphens; '' if the text has none. At most 50. */
export const kebab = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')
