import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlaceOnPage } from '#app/domain/studio/source/place-on-page.ts'
import { m } from '#app/messages/generated/messages.js'
import { followPlace } from './follow-place.ts'
import { showInColours } from './preview-colours.ts'

interface PreviewFrameProps {
  /** The learner's page of the draft. */
  href: string
  title: string
  /** Rises with each save: the page is asked for anew. */
  version: number
  /** How many wrong answers can be shown one by one. */
  mistakes: number
  /** What is being written: the preview follows it; null where no cursor is. */
  place: PlaceOnPage | null
}

const answers = (mistakes: number): [value: string, words: string][] => [
  ['', m.studio_as_learner()],
  ['right', m.studio_as_right()],
  ...Array.from({ length: mistakes }, (_, index): [string, string] => [
    `wrong-${index + 1}`,
    m.studio_as_wrong({ number: index + 1 }),
  ]),
  ['blank', m.studio_as_blank()],
]

/** The learner's page beside the source: as wide, as dark and as answered as the author wants to see it. */
export function PreviewFrame({ href, title, version, mistakes, place }: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [chosen, setChosen] = useState('')
  const choices = answers(mistakes)
  // A mistake that is no longer in the text can't be shown.
  const as = choices.some(([value]) => value === chosen) ? chosen : ''
  const [isPhone, setPhone] = useState(false)
  const [isDark, setDark] = useState(false)
  const [isFollowing, setFollowing] = useState(true)
  const [isLive, setLive] = useState(true)
  /** The version that is to be seen. */
  const [wanted, setWanted] = useState(0)
  const alone = as === '' ? href : `${href}?as=${as}`
  const address = framed(alone)
  const shown = useRef(address)

  useEffect(() => {
    if (isLive) setWanted(version)
  }, [isLive, version])

  // The frame's first page comes by its address; after that only what is in it changes, so that it stays in its place.
  useEffect(() => {
    if (wanted === 0 && shown.current === address) return
    shown.current = address
    const left = new AbortController()
    void refresh(frame.current, address, left.signal).then(() => following.current())
    return () => left.abort()
  }, [address, wanted])

  const follow = useCallback(() => {
    const view = frame.current?.contentWindow
    if (isFollowing && place && view) followPlace(view, place)
  }, [isFollowing, place])
  const following = useRef(follow)
  following.current = follow
  useEffect(follow, [follow])

  // A page of some 20 KB comes with each pause: on a link that is slow, or paid for by the byte, only when it is asked for.
  useEffect(() => setLive(!isSparing()), [])
  useEffect(() => setDark(matchMedia('(prefers-color-scheme: dark)').matches), [])
  const paint = useCallback(() => {
    const page = frame.current?.contentDocument
    // Nothing is in the frame before its page comes.
    if (page?.documentElement) showInColours(page, isDark)
  }, [isDark])
  useEffect(paint, [paint])

  return (
    <section className="preview" aria-label={m.studio_preview()}>
      <p className="preview-choices">
        <label htmlFor="preview-as">{m.studio_as_label()}</label>
        <select
          id="preview-as"
          className="input"
          value={as}
          onChange={(event) => setChosen(event.target.value)}
        >
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <label className="check">
          <input type="checkbox" checked={isPhone} onChange={() => setPhone(!isPhone)} />
          <span>{m.studio_preview_phone()}</span>
        </label>
        <label className="check">
          <input type="checkbox" checked={isDark} onChange={() => setDark(!isDark)} />
          <span>{m.studio_preview_dark()}</span>
        </label>
        <label className="check">
          <input type="checkbox" checked={isLive} onChange={() => setLive(!isLive)} />
          <span>{m.studio_preview_live()}</span>
        </label>
        {!isLive && (
          <button type="button" className="link" onClick={() => setWanted(version)}>
            {m.studio_preview_now()}
          </button>
        )}
        {place && (
          <label className="check">
            <input type="checkbox" checked={isFollowing} onChange={() => setFollowing(!isFollowing)} />
            <span>{m.studio_preview_follow()}</span>
          </label>
        )}
      </p>
      <iframe
        ref={frame}
        src={framed(href)}
        title={title}
        sandbox="allow-same-origin"
        onLoad={paint}
        className={isPhone ? 'preview-frame preview-phone' : 'preview-frame'}
      />
      <p>
        <a href={alone} target="_blank" rel="noreferrer">
          {m.studio_preview_alone()}
        </a>
      </p>
    </section>
  )
}

/** Whether the reader saves data, or the link is of the slowest; not every browser tells. */
function isSparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '')
}

/** Here the page says by itself that it is a draft. */
const framed = (address: string) => `${address}${address.includes('?') ? '&' : '?'}framed=1`

/** Puts the page's new content into the frame without leaving the place that is being read. */
async function refresh(frame: HTMLIFrameElement | null, address: string, signal: AbortSignal) {
  try {
    const response = await fetch(address, { signal })
    if (!response.ok) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const [there, next] = [frame?.contentDocument?.body, page.body]
    if (there?.firstElementChild && next.firstElementChild) there.replaceChildren(...next.childNodes)
    else if (frame) frame.src = address
  } catch {
    // Left, or no connection: the page stays as it was, and the line of the save says why.
  }
}
