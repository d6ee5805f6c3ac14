import { useEffect, useRef, useState } from 'react'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { m } from '#app/messages/generated/messages.js'
import { InlineHtml } from '../html.tsx'
import { type FieldsProps, first, promptId } from './exercise-kind.ts'
import { useFieldName } from './field-name.ts'
import { move, type Places, place, placesOf } from './places.ts'
import { Mark } from './row-mark.tsx'

/**
 * Each line gets its place from a select, which needs no script; scripts add buttons that move a line up or down, keep
 * the focus on it and tell where it went.
 */
export function OrderFields({ exercise, fields, feedback, isLive }: FieldsProps<'order'>) {
  const nameOf = useFieldName()
  const [order, setOrder] = useState(() =>
    placesOf(exercise.items, (token) => first(fields, `place-${token}`)),
  )
  const [moved, setMoved] = useState('')
  const { list, keepFocus } = useFocusThroughMoves(order)
  const text = new Map(exercise.items.map((item) => [item.token, item.text]))
  const last = order.sequence.length

  const change = (next: Places, token: string) => {
    keepFocus()
    setOrder(next)
    const at = next.sequence.indexOf(token) + 1
    setMoved(m.order_moved({ text: textOfHtml(text.get(token) ?? ''), place: at, of: last }))
    // Scripts that watch the form for typing must hear of a move, which the browser does not report.
    queueMicrotask(() => list.current?.dispatchEvent(new Event('input', { bubbles: true })))
  }

  return (
    <fieldset className="rows" aria-describedby={promptId(exercise.id)}>
      <legend>{m.order_legend()}</legend>
      <ol className="order" ref={list}>
        {order.sequence.map((token, index) => {
          const name = `place-${token}`
          const html = text.get(token) ?? ''
          const words = textOfHtml(html)
          return (
            <li className="row" key={token}>
              <select
                className="input"
                name={nameOf(name)}
                aria-label={m.order_place({ text: words })}
                value={order.places[token]}
                onChange={(event) => change(place(order, token, event.target.value), token)}
              >
                <option value="">–</option>
                {order.sequence.map((other, position) => (
                  <option key={other}>{position + 1}</option>
                ))}
              </select>
              <div>
                <InlineHtml html={html} />
                <OrderMark isRight={feedback?.marks[name]} isLast={index === last - 1} />
              </div>
              {isLive && (
                <div className="movers">
                  <MoveButton
                    words={m.order_up({ text: words })}
                    sign="↑"
                    isOff={index === 0}
                    onMove={() => change(move(order, token, index - 1), token)}
                  />
                  <MoveButton
                    words={m.order_down({ text: words })}
                    sign="↓"
                    isOff={index === last - 1}
                    onMove={() => change(move(order, token, index + 1), token)}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ol>
      <p className="only-read" role="status">
        {moved}
      </p>
    </fieldset>
  )
}

/** Browsers drop the focus of what is moved in the page: give it back. */
function useFocusThroughMoves(order: Places) {
  const list = useRef<HTMLOListElement>(null)
  const focused = useRef<HTMLElement | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order, and only then.
  useEffect(() => {
    if (focused.current?.isConnected) focused.current.focus()
    focused.current = null
  }, [order])
  const keepFocus = () => {
    const active = document.activeElement
    focused.current = active instanceof HTMLElement && list.current?.contains(active) ? active : null
  }
  return { list, keepFocus }
}

/** Off rather than disabled at the ends, so that the focus stays where it is. */
function MoveButton({
  words,
  sign,
  isOff,
  onMove,
}: {
  words: string
  sign: string
  isOff: boolean
  onMove: () => void
}) {
  return (
    <button
      type="button"
      className="mover"
      aria-label={words}
      title={words}
      aria-disabled={isOff}
      onClick={() => !isOff && onMove()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}

/** What is marked is whether the right line follows; for the last line, whether it belongs there. */
function OrderMark({ isRight, isLast }: { isRight: boolean | undefined; isLast: boolean }) {
  if (isRight === undefined) return null
  if (isLast) return <Mark isRight={isRight} words={isRight ? m.mark_last_right() : m.mark_last_wrong()} />
  return <Mark isRight={isRight} words={isRight ? m.mark_next_right() : m.mark_next_wrong()} />
}
