import type { PlaceOnPage } from '#app/domain/studio/source/place-on-page.ts'

/** What stands on a page in the order of its source: headings, passages, exercises, charts. */
const PARTS =
  '.module-body > .prose > :not([popover]), .module-body > .exercise, .module-body > .chart-figure, .module-body > .prose > .chart-figure'

const isHeading = (part: Element) => part.classList.contains('heading')
const isLandmark = (part: Element) => isHeading(part) || part.matches('.exercise, .chart-figure')

/** Scrolls a preview to a passage, if it is not in sight; the window around the preview stays. */
export function followPlace(view: Window, place: PlaceOnPage): void {
  const top = topOf(view.document, place)
  const isInSight = top >= view.scrollY && top < view.scrollY + view.innerHeight * 0.7
  if (!isInSight) view.scrollTo({ top: Math.max(0, top - view.innerHeight / 4) })
}

/** Pixels from the top of the page; 0 for what is before everything, or is not there yet. */
function topOf(page: Document, { id, heading, step }: PlaceOnPage): number {
  const parts = [...page.querySelectorAll(PARTS)]
  const at =
    id !== null
      ? parts.findIndex((part) => part.id === id)
      : parts.indexOf(parts.filter(isHeading)[heading - 1] as Element)
  // Before the first landmark the first passage is a step as well.
  let found = at
  for (let left = step; left > 0; left -= 1) {
    const next = parts[found + 1]
    if (!next || isLandmark(next)) break
    found += 1
  }
  const part = parts[found]
  return part ? part.getBoundingClientRect().top + (page.defaultView?.scrollY ?? 0) : 0
}
