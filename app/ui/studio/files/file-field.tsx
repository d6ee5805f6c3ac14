import { type ChangeEvent, type DragEvent, useId, useRef, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'

/** In a file chooser: the server looks at what a file is. */
export const PICTURES = '.png,.jpg,.jpeg,.webp,.avif,.gif,.svg,image/*'

/** All files of a form together. */
export const MOST_BYTES = 20 * 1024 * 1024

interface FileFieldProps {
  name: string
  label: string
  hint?: string
  accept: string
  multiple?: boolean
  /** Of all files together, in bytes: a server that is sent more can't answer a browser in words. */
  most: number
  tooLarge: string
}

/** A field for files, by choice; where scripts run, by drop anywhere on it, too. */
export function FileField({ name, label, hint, accept, multiple, most, tooLarge }: FileFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)

  function look(field: HTMLInputElement) {
    const bytes = [...(field.files ?? [])].reduce((sum, { size }) => sum + size, 0)
    setTooLarge(bytes > most)
    if (bytes > most) field.value = ''
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!input.current || event.dataTransfer.files.length === 0) return
    input.current.files = event.dataTransfer.files
    look(input.current)
  }

  return (
    // Dropping is a second way; the field itself is the first.
    <div
      className={`field drop-field${isOver ? ' drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint} {multiple && m.studio_files_drop()}
      </p>
      <input
        ref={input}
        className="input"
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={`${id}-hint`}
        aria-invalid={isTooLarge || undefined}
        onChange={({ currentTarget }: ChangeEvent<HTMLInputElement>) => look(currentTarget)}
      />
      <p className="error" role="status">
        {isTooLarge && tooLarge}
      </p>
    </div>
  )
}
