import { useEffect, useRef } from 'react'
import { m } from '#app/messages/generated/messages.js'

export interface FormError {
  /** Id of the field; null for the form as a whole. */
  id: string | null
  text: string
}

/** All that keeps a form from being accepted, at its top, each linked to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors, title }: { errors: readonly FormError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => error.text).join('\n')
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (errors.length === 0) return null
  return (
    <div className="notice notice-error" role="alert" tabIndex={-1} ref={box}>
      <h2 className="notice-title">{title ?? m.form_errors_title({ count: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.id}${error.text}`}>
            {error.id ? <a href={`#${error.id}`}>{error.text}</a> : error.text}
          </li>
        ))}
      </ul>
    </div>
  )
}
