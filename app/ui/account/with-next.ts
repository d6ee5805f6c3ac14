/** A link that remembers where its reader wanted to go. */
export const withNext = (path: string, next: string | null): string =>
  next === null ? path : `${path}?next=${encodeURIComponent(next)}`

/** A path of this site with a word on what was done, for the page that it leads to. */
export function withDone(path: string, done: string): string {
  const url = new URL(path, 'http://own.invalid')
  url.searchParams.set('done', done)
  return url.pathname + url.search + url.hash
}
