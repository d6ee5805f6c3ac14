/**
 * The spaces of French typography: no-break before a colon, a per cent sign and inside guillemets, and narrow ones before
 * other high punctuation. Sources are written with plain spaces, which can be seen and searched for.
 */
export const typeset = (text: string): string =>
  text
    .replace(/ ([:%»])/g, '\u00a0$1')
    .replace(/(«|n°) /g, '$1\u00a0')
    .replace(/ ([;!?])/g, '\u202f$1')

/** A sentence with its spaces set. What is filled in is the author's, or set already: it stays as it is. */
export const fr = (parts: TemplateStringsArray, ...values: (string | number)[]): string =>
  parts.map((part, index) => typeset(part) + (values[index] ?? '')).join('')
