import { m } from '#app/messages/generated/messages.js'
import { Button } from '../form/button.tsx'
import { exactly } from '../format.ts'

interface PagerProps {
  /** From 0. */
  page: number
  perPage: number
  /** Rows in all. */
  of: number
  language: string
  onPage: (page: number) => void
}

/** Leafs through rows. Its buttons stay where they are at both ends, so that the focus isn't lost there. */
export function Pager({ page, perPage, of, language, onPage }: PagerProps) {
  const last = Math.ceil(of / perPage) - 1
  const count = (value: number) => exactly(language, value)
  const step = (words: string, to: number) => (
    <Button
      kind="plain"
      type="button"
      aria-disabled={to === page || undefined}
      onClick={() => to !== page && onPage(to)}
    >
      {words}
    </Button>
  )
  return (
    <nav className="leaf" aria-label={m.lab_pages()}>
      <span role="status">
        {m.lab_page_rows({
          from: count(page * perPage + 1),
          to: count(Math.min(of, (page + 1) * perPage)),
          of: count(of),
        })}
      </span>
      {step(m.lab_page_first(), 0)}
      {step(m.lab_page_previous(), Math.max(0, page - 1))}
      {step(m.lab_page_next(), Math.min(last, page + 1))}
      {step(m.lab_page_last(), last)}
    </nav>
  )
}
