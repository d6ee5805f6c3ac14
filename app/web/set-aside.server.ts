/**
 * What a loader sets aside for the page's rendering, by key. Ready bytes don't pass through React, which would encode
 * them anew for each request: a component finds a place in `ServerHtml`, and `filled` puts them there.
 */
export type SetAside = Map<string, string | readonly Uint8Array[]>

/** Stands for bytes while a page is drawn; no text of ours or of an author contains this character. */
const placeOf = (key: string) => `\u0001${key}\u0001`

/** What components see: html as it is, and a place for each of the bytes. */
export const serverHtmlOf = (aside: SetAside): ReadonlyMap<string, string> =>
  new Map([...aside].map(([key, html]) => [key, typeof html === 'string' ? html : placeOf(key)]))

/** A drawn page with the bytes at their places, in parts. */
export function filled(page: Buffer, aside: SetAside): Uint8Array[] {
  for (const [key, bytes] of aside) {
    const place = placeOf(key)
    const at = typeof bytes === 'string' ? -1 : page.indexOf(place)
    if (typeof bytes !== 'string' && at >= 0)
      return [
        ...filled(page.subarray(0, at), aside),
        ...bytes,
        ...filled(page.subarray(at + place.length), aside),
      ]
  }
  return [page]
}
