import { Fragment, type ReactNode } from 'react'

/*
 * Browsers and servers may write a number or a unit a little differently (which space, which sign): that must not
 * count as a difference between their pages.
 */

/** Names and values in a line: what a course or module costs and holds. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd suppressHydrationWarning>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Short facts in a sentence-like line, with dots between. */
export function FactLine({ facts }: { facts: readonly ReactNode[] }) {
  return (
    <p className="fact-line">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list without other names.
        <Fragment key={index}>
          {index > 0 && ' · '}
          <span suppressHydrationWarning>{fact}</span>
        </Fragment>
      ))}
    </p>
  )
}
