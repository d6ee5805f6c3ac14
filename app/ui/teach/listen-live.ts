import type { News } from '#app/domain/cohort/live/news.ts'

/** What is told changes at most this often, however many answer at once: it is read out each time. */
const CALM_MS = 15_000

/** The browser itself comes again when a line breaks, but not when it was refused; then we do, later each time. */
const AGAIN_MS = [5_000, 15_000, 30_000, 60_000]

/** So many failures without a success in between, and nothing is to be heard. */
const MOST_FAILURES = 3

interface Hearing {
  news(news: News): void
  /** Nothing can be heard, or it can be again. */
  lost(isLost: boolean): void
}

/**
 * Listens for news while the page is looked at, until the answer is called. A hidden page does not: browsers open few
 * lines to a site, and those of pages in the background would keep the one in front waiting. What came meanwhile is told
 * when it is looked at again.
 * @param url of the stream, which names what the page has already
 */
export function listenLive(url: string, hear: Hearing): () => void {
  const calm = calmly(hear.news)
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
    if (failures >= MOST_FAILURES) hear.lost(true)
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
      hear.lost(false)
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
}

/** Passes the newest on: at once after a pause, else when the pause is over. */
function calmly<T>(pass: (value: T) => void) {
  let waiting: { value: T } | null = null
  let pause: ReturnType<typeof setTimeout> | undefined
  const passOn = (value: T) => {
    pass(value)
    waiting = null
    pause = setTimeout(() => {
      pause = undefined
      if (waiting) passOn(waiting.value)
    }, CALM_MS)
  }
  return {
    tell: (value: T) => {
      if (pause === undefined) passOn(value)
      else waiting = { value }
    },
    end: () => clearTimeout(pause),
  }
}
