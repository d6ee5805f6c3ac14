import { useRef, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { useReload } from '#app/web/use-reload.ts'
import { Button } from '../form/button.tsx'
import { timeOfDay } from '../format.ts'
import { type Live, useLive } from './use-live.ts'

interface LiveLineProps {
  language: Language
  /** Address of the cohort's overview. */
  home: string
  /** When the page was loaded, by the server's clock, in milliseconds. */
  loadedAt: number
}

/**
 * Says how many answers came since the page was loaded, and shows them when asked to: nothing moves by itself. Whoever is
 * disturbed by it stops it. Empty without scripts.
 */
export function LiveLine({ language, home, loadedAt }: LiveLineProps) {
  const [isOn, setOn] = useState(true)
  const [wasReloaded, setReloaded] = useState(false)
  const { reload, isReloading } = useReload()
  const live = useLive(isOn ? `${home}/live?since=${loadedAt}` : null)
  const line = useRef<HTMLParagraphElement>(null)
  const show = () => {
    // The button goes once nothing is new any more, and focus must not go with it.
    line.current?.focus()
    setReloaded(true)
    reload()
  }
  const hasNews = live.news !== null
  const isFresh = isOn && !hasNews && !live.isLost && wasReloaded && !isReloading
  return (
    <div className="live-line">
      <p ref={line} role="status" tabIndex={-1}>
        {isOn ? wordsOf(live, language) : m.record_live_stopped()}
        {isFresh && m.record_live_fresh({ time: timeOfDay(language, loadedAt, 'UTC') })}
      </p>
      {isOn && (hasNews || live.isLost) && (
        <Button type="button" isBusy={isReloading} onClick={show}>
          {hasNews ? m.record_live_show() : m.record_live_reload()}
        </Button>
      )}
      {(hasNews || !isOn) && (
        <Button kind="plain" type="button" onClick={() => setOn(!isOn)}>
          {isOn ? m.record_live_stop() : m.record_live_go_on()}
        </Button>
      )}
    </div>
  )
}

function wordsOf({ news, isLost }: Live, language: Language): string {
  if (isLost) return m.record_live_lost()
  if (!news) return ''
  const given = { count: news.count, time: timeOfDay(language, news.newestAt, 'UTC') }
  return news.isMore ? m.record_live_many(given) : m.record_live_news(given)
}
