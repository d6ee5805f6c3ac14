import { useEffect, useRef, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { duration, timeOfDay } from '../format.ts'

interface TimeLeftProps {
  /** Milliseconds, by the server's clock when it wrote the page. */
  left: number
  endsAt: number
  language: Language
  onTimeUp: () => void
}

/** Minutes at which it is said how many are left; the seconds are only for the eye. */
const announced = [5, 1]

/** How much time is left: a line that was true when the page was loaded, and with scripts a clock. */
export function TimeLeft({ left, endsAt, language, onTimeUp }: TimeLeftProps) {
  const now = useTimeLeft(left, onTimeUp)
  if (now === null) {
    const time = timeOfDay(language, endsAt, 'UTC')
    return (
      <span suppressHydrationWarning>
        {m.test_left_at_load({ left: duration(Math.ceil(left / 60_000)), time })}
      </span>
    )
  }
  const minutes = Math.ceil(now / 60_000)
  return (
    <>
      <span role="timer">{now > 0 ? m.test_left({ left: clock(now) }) : m.test_time_up()}</span>{' '}
      {/* By this device's clock, whatever it shows. */}
      {now > 0 && <span>{m.test_until({ time: timeOfDay(language, Date.now() + now) })}</span>}
      <span className="only-read" role="status">
        {now <= 0
          ? m.test_time_up()
          : announced.includes(minutes) && m.test_left_announced({ count: minutes })}
      </span>
    </>
  )
}

/** Counts by how much time has passed here, for what time it is many devices don't know. Null before scripts run. */
function useTimeLeft(left: number, onTimeUp: () => void): number | null {
  const [now, setNow] = useState<number | null>(null)
  const whenUp = useRef(onTimeUp)
  whenUp.current = onTimeUp
  useEffect(() => {
    const end = Date.now() + left
    const tick = () => {
      const rest = Math.max(0, end - Date.now())
      setNow(rest)
      if (rest > 0) return
      clearInterval(timer)
      whenUp.current()
    }
    const timer = setInterval(tick, 1000)
    tick()
    return () => clearInterval(timer)
  }, [left])
  return now
}

const two = (value: number) => String(value).padStart(2, '0')

const clock = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}
