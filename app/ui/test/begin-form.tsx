import { type ReactNode, useState } from 'react'
import { Button } from '../form/button.tsx'

interface BeginFormProps {
  /** Of the sitting: the same one sent twice begins once. */
  number: number
  words: string
  children?: ReactNode
}

export function BeginForm({ number, words, children }: BeginFormProps) {
  const [isBusy, setBusy] = useState(false)
  return (
    <form
      method="post"
      onSubmit={(event) => {
        // Two presses of a visitor would make two guests.
        if (isBusy) event.preventDefault()
        setBusy(true)
      }}
    >
      <input type="hidden" name="number" value={number} />
      <p className="button-row">
        <Button name="intent" value="begin" isBusy={isBusy}>
          {words}
        </Button>
        {children}
      </p>
    </form>
  )
}
