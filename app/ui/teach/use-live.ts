import { useEffect, useState } from 'react'
import type { News } from '#app/domain/cohort/live/news.ts'

/** What is shown changes at most this often, however many answer at once: it is read out each time. */
const CALM_MS = 15_000

/** The browser itself comes again when a line breaks, but not when it was refused; then we do, later each time. */
const AGAIN_MS = [5_000, 15_000, 30_000, 60_000]

/** So many failures without a success in between, and the page is told that it hears nothing. */
const MOST_FAILURES = 3

/** What is newer than the page, null for nothing yet; and whether anything could be heard at all. */
export interface Live {
  news: News | null
  isLost: boolean
}

const quiet: Live = { news: null, isLost: false }

/**
 * Listens for news while the page is looked at. A hidden page does not: browsers open few lines to a site, and lines of
 * pages in the background would keep those in front waiting. What came meanwhile is told when it is looked at again.
 * @param url of the stream, which names what the page has already; null to stop
 */
export function useLive(url: string | null): Live {
  const [live, setLive] = useState(quiet)
  useEffect(() => {
    setLive(quiet)
    if (url === null) return
    const calm = calmly((news: News) => setLive({ news, isLost: false }))
    let source: EventSource | null = null
    let again: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    const leave = () => {
      clearTimeout(again)
      source?.close()
      source = null
    }
    const fail = () => {
      failures += 1
      if (failures >= MOST_FAILURES) setLive(({ news }) => ({ news, isLost: true }))
      // Still connecting: the browser tries on its own.
      if (source?.readyState !== EventSource.CLOSED) return
      leave()
      again = setTimeout(listen, AGAIN_MS[Math.min(failures, AGAIN_MS.length) - 1])
    }
    const listen = () => {
      leave()
      source = new EventSource(url)
      source.addEventListener('open', () => {
        failures = 0
        setLive(({ news }) => ({ news, isLost: false }))
      })
      source.addEventListener('answers', ({ data }) => calm.tell(JSON.parse(data)))
      source.addEventListener('error', fail)
    }
    const look = () => (document.hidden ? leave() : listen())
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      calm.end()
      leave()
    }
  }, [url])
  return live
}

/** Passes the newest on: at once after a pause, else when the pause is over. */
function calmly<T>(pass: (value: T) => void) {
  let waiting: { value: T } | null = null
  let pause: ReturnType<typeof setTimeout> | undefined
  const passOn = (value: T) => {
    pass(value)
    pause = setTimeout(() => {
      pause = undefined
      if (waiting) passOn(waiting.value)
    }, CALM_MS)
    waiting = null
  }
  return {
    tell: (value: T) => {
      if (pause) waiting = { value }
      else passOn(value)
    },
    end: () => clearTimeout(pause),
  }
}
