import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { News } from '#app/domain/cohort/live/news.ts'
import { listenLive } from '#app/ui/teach/listen-live.ts'

/** A browser's line to the server, moved by hand. */
class Line extends EventTarget {
  static readonly CLOSED = 2
  readyState = 0
  constructor(readonly url: string) {
    super()
    lines.push(this)
  }
  close() {
    this.readyState = Line.CLOSED
  }
  open() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  /** `isRefused`: the browser gives up; else it tries again by itself. */
  fail(isRefused: boolean) {
    this.readyState = isRefused ? Line.CLOSED : 0
    this.dispatchEvent(new Event('error'))
  }
  say(count: number) {
    const data = JSON.stringify({ count, isMore: false, newestAt: count })
    this.dispatchEvent(new MessageEvent('answers', { data }))
  }
}

let lines: Line[]
let page: EventTarget & { hidden: boolean }

beforeEach(() => {
  lines = []
  page = Object.assign(new EventTarget(), { hidden: false })
  vi.stubGlobal('EventSource', Line)
  vi.stubGlobal('document', page)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function listening() {
  const heard: number[] = []
  const lost = vi.fn()
  const stop = listenLive('/live?since=1', { news: ({ count }: News) => void heard.push(count), lost })
  return { heard, lost, stop }
}

const look = (hidden: boolean) => {
  page.hidden = hidden
  page.dispatchEvent(new Event('visibilitychange'))
}
const open = () => lines.filter(({ readyState }) => readyState !== Line.CLOSED).length

test('the first news is told at once, and however many follow, only the newest after a while', () => {
  const { heard, stop } = listening()
  lines[0]?.open()
  for (const count of [1, 2, 3]) lines[0]?.say(count)
  expect(heard).toEqual([1])
  vi.advanceTimersByTime(15_000)
  expect(heard).toEqual([1, 3])
  vi.advanceTimersByTime(60_000)
  lines[0]?.say(4)
  expect(heard).toEqual([1, 3, 4])
  stop()
})

test('a page that nobody looks at holds no line, and opens one when it is looked at again', () => {
  const { stop } = listening()
  look(true)
  expect(open()).toBe(0)
  look(false)
  expect([open(), lines[1]?.url]).toEqual([1, '/live?since=1'])
  stop()
  expect(open()).toBe(0)
  look(false)
  expect(open()).toBe(0)
})

test('a line that breaks is left to the browser; one that was refused is opened anew, later each time', () => {
  const { lost, stop } = listening()
  lines[0]?.fail(false)
  vi.advanceTimersByTime(60_000)
  expect(lines).toHaveLength(1)
  lines[0]?.fail(true)
  vi.advanceTimersByTime(14_999)
  expect(lines).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect([lines.length, lost.mock.calls]).toEqual([2, []])
  lines[1]?.fail(true)
  expect(lost.mock.lastCall).toEqual([true])
  vi.advanceTimersByTime(30_000)
  lines[2]?.open()
  expect(lost.mock.lastCall).toEqual([false])
  stop()
})

test('stopping ends what was still to come', () => {
  const { heard, stop } = listening()
  lines[0]?.say(1)
  lines[0]?.say(2)
  lines[0]?.fail(true)
  stop()
  vi.advanceTimersByTime(120_000)
  expect([heard, lines.length, vi.getTimerCount()]).toEqual([[1], 1, 0])
})
