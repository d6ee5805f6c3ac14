import type { RowSort } from '#app/domain/studio/forms/form-deed.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'

interface RowToolsProps {
  sort: RowSort
  at: number
  count: number
  /** How the row is called to those who hear its buttons. */
  name: string
  canMove?: boolean
}

/** Moves a row and takes it away; nothing is saved by it. */
export function RowTools({ sort, at, count, name, canMove = true }: RowToolsProps) {
  return (
    <p className="row-tools">
      {canMove && at > 0 && (
        <Tool value={`up-${sort}-${at}`} label={m.studio_form_up()} name={name} sign="↑" />
      )}
      {canMove && at < count - 1 && (
        <Tool value={`down-${sort}-${at}`} label={m.studio_form_down()} name={name} sign="↓" />
      )}
      <Tool value={`drop-${sort}-${at}`} label={m.studio_form_drop()} name={name} sign="×" />
    </p>
  )
}

function Tool({ value, label, name, sign }: { value: string; label: string; name: string; sign: string }) {
  return (
    <Button
      kind="plain"
      name="do"
      value={value}
      aria-label={m.studio_what_of({ what: label, of: name })}
      title={label}
    >
      <span aria-hidden="true">{sign}</span>
    </Button>
  )
}

/** One more row of a sort. */
export function AddRow({ sort, label }: { sort: RowSort; label: string }) {
  return (
    <p className="mt-2">
      <Button kind="plain" name="do" value={`add-${sort}`}>
        {label}
      </Button>
    </p>
  )
}
