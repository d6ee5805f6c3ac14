import { useEffect, useRef } from 'react'

/** How long a reader stays before a place counts as read, and not as passed by on the way to the page's head. */
const STAY_MS = 800

/** What has the same id in every language: exercises, and the texts between them. */
const places = '.exercise, .module-body > .prose'

/**
 * Where a reader was last on this page, as a hash: the exercise that they used, or the place at which they stayed, else
 * what the address says. Links in the page's head take it along; '' where there is no such place.
 */
export function usePlaceOnPage(): () => string {
  const last = useRef('')
  useEffect(() => {
    let timer = 0
    const note = (element: Element | null) => {
      const id = element?.closest(places)?.id
      if (id) last.current = id
    }
    const used = ({ target }: Event) => target instanceof Element && note(target)
    const stayed = () => {
      clearTimeout(timer)
      timer = window.setTimeout(
        () => note(document.elementFromPoint(innerWidth / 2, innerHeight / 2)),
        STAY_MS,
      )
    }
    addEventListener('focusin', used)
    addEventListener('pointerdown', used)
    addEventListener('scroll', stayed, { passive: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('focusin', used)
      removeEventListener('pointerdown', used)
      removeEventListener('scroll', stayed)
    }
  }, [])
  return () => {
    const id = last.current || decodeURIComponent(location.hash.slice(1))
    return document.getElementById(id)?.matches(places) ? `#${id}` : ''
  }
}
