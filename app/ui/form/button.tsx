import type { ComponentPropsWithoutRef } from 'react'

type Kind = 'primary' | 'plain' | 'danger'

interface Look {
  /** `primary` once a form; `danger` for what can't be undone. */
  kind?: Kind
}

const classOf = (kind: Kind) => (kind === 'plain' ? 'button' : `button button-${kind}`)

/** A button that sends its form unless told otherwise. `isBusy` tells, and keeps a second press from counting. */
export function Button({
  kind = 'primary',
  isBusy = false,
  type = 'submit',
  onClick,
  ...button
}: Look & { isBusy?: boolean } & ComponentPropsWithoutRef<'button'>) {
  return (
    <button
      className={classOf(kind)}
      type={type}
      aria-disabled={isBusy || undefined}
      data-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      {...button}
    />
  )
}

/** A link that looks like a button because it is the next step. */
export function ButtonLink({ kind = 'primary', ...link }: Look & ComponentPropsWithoutRef<'a'>) {
  return <a className={classOf(kind)} {...link} />
}
