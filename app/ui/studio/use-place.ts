import { useEffect, useRef, useState } from 'react'
import { type PlaceOnPage, placeOnPage } from '#app/domain/studio/source/place-on-page.ts'

/** A moment in which the cursor stays where it is, in milliseconds. */
const REST_MS = 200

/** Where on the learner's page the cursor's passage is; null until the cursor has moved. */
export function usePlace(text: () => string) {
  const [place, setPlace] = useState<PlaceOnPage | null>(null)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    place,
    moved(line: number) {
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => {
        const next = placeOnPage(text(), line)
        // The same passage is the same place: who scrolled the preview meanwhile is left there.
        setPlace((known) => (known && isSame(known, next) ? known : next))
      }, REST_MS)
    },
  }
}

const isSame = (one: PlaceOnPage, other: PlaceOnPage): boolean =>
  one.id === other.id && one.heading === other.heading && one.step === other.step
