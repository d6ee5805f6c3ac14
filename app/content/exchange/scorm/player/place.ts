/** Where in the text a reader can be: its headings and exercises, by their ids. */
const places = () => document.querySelectorAll<HTMLElement>('main :is(h2, h3, article)[id]')

/** Goes to where the reader was; a place that is no longer there is the beginning. */
export function goTo(id: string): void {
  if (id === '') return
  const place = [...places()].find((one) => one.id === id)
  if (!place) return
  place.scrollIntoView()
  place.tabIndex = -1
  place.focus({ preventScroll: true })
}

/** Tells the last place that was scrolled past. */
export function followPlace(onPlace: (id: string) => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).at(-1)
      if (seen) onPlace(seen.target.id)
    },
    // The upper part of the window: what is read, not what is coming.
    { rootMargin: '0px 0px -70% 0px' },
  )
  for (const place of places()) watcher.observe(place)
}
