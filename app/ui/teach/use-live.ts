import { useEffect, useState } from 'react'
import type { News } from '#app/domain/cohort/live/news.ts'
import { listenLive } from './listen-live.ts'

/** What is newer than the page, null for nothing yet; and whether anything could be heard at all. */
export interface Live {
  news: News | null
  isLost: boolean
}

const quiet: Live = { news: null, isLost: false }

/** Listens to a stream of news and begins anew with each address; null is silence. */
export function useLive(url: string | null): Live {
  const [live, setLive] = useState(quiet)
  useEffect(() => {
    setLive(quiet)
    if (url === null) return
    return listenLive(url, {
      news: (news) => setLive((known) => ({ ...known, news })),
      lost: (isLost) => setLive((known) => (known.isLost === isLost ? known : { ...known, isLost })),
    })
  }, [url])
  return live
}
