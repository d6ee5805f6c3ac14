import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { htmlOnPage } from '../ready-html.tsx'
import { type Place, placeIn, putBack } from './same-place.ts'

/** What only labs need: results, charts, editor. A file of its own, so that a page with labs closed loads none of it. */
type LabParts = typeof import('./lab-parts.tsx')

/** The server has them at hand; the browser loads them when a lab is opened. */
export const LabPartsAtHand = createContext<LabParts | null>(null)

let loaded: LabParts | null = null

interface LabSlotProps {
  id: string
  /** False in the very first rendering in the browser, which must be the server's. */
  isLive: boolean
  /** The lab was opened, or there is something to show that needs its parts. */
  isWanted: boolean
  children: (parts: LabParts) => ReactNode
}

/**
 * A place for a part of a lab. The server draws it; in the browser its html stays as it is until the parts have been
 * loaded. Then what was open stays open, and the focus stays where it was.
 */
export function LabSlot({ id, isLive, isWanted, children }: LabSlotProps) {
  const atHand = useContext(LabPartsAtHand)
  const [parts, setParts] = useState<LabParts | null>(atHand ?? (isLive ? loaded : null))
  const [html] = useState(() => (atHand || isLive ? '' : htmlOnPage(id)))
  const slot = useRef<HTMLDivElement>(null)
  const before = useRef<Place | null>(null)
  useEffect(() => {
    if (!isWanted || parts) return
    let isHere = true
    import('./lab-parts.tsx').then(
      async (module) => {
        loaded = module
        await untilReleased(slot.current)
        if (!isHere) return
        before.current = slot.current && placeIn(slot.current)
        setParts(loaded)
      },
      // No connection: the plain form goes on working, and the next opening tries again.
      () => {},
    )
    return () => {
      isHere = false
    }
  }, [isWanted, parts])
  useOnTheClient(() => {
    if (parts && before.current && slot.current) putBack(slot.current, before.current)
    before.current = null
  }, [parts])
  return parts ? (
    <div id={id} key="live" ref={slot}>
      {children(parts)}
    </div>
  ) : (
    <div id={id} ref={slot} dangerouslySetInnerHTML={{ __html: html }} />
  )
}

/** What is replaced between the press and the release of a click would never get the click. */
async function untilReleased(element: Element | null): Promise<void> {
  while (element?.matches(':active')) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Before the browser paints; the server would only warn that it can't. */
const useOnTheClient = typeof document === 'undefined' ? useEffect : useLayoutEffect
