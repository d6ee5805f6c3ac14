import type { ReactNode } from 'react'

interface WideTableProps {
  caption: string
  /** A caption that repeats the heading above it is left to screen readers. */
  isCaptionSeen?: boolean
  /** Of the table, besides `figures`. */
  className?: string
  children: ReactNode
}

/** A table that may be wider than its page: the box around it scrolls sideways, with the arrow keys, too. */
export function WideTable({ caption, isCaptionSeen = true, className = '', children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className={`figures ${className}`.trim()}>
        <caption className={isCaptionSeen ? undefined : 'only-read'}>{caption}</caption>
        {children}
      </table>
    </div>
  )
}
