import { useEffect, useRef } from 'react'

interface AskBeforeLeavingProps {
  /** Whether the form shows words that no text has yet. */
  isUnsaved: boolean
}

/** In a form: once something is typed, its page is not left without a question, until the form is sent. */
export function AskBeforeLeaving({ isUnsaved }: AskBeforeLeavingProps) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault()
      // Browsers of before 2023 ask only for this.
      event.returnValue = true
    }
    const begin = () => addEventListener('beforeunload', ask)
    const end = () => removeEventListener('beforeunload', ask)
    if (isUnsaved) begin()
    form?.addEventListener('input', begin)
    form?.addEventListener('submit', end)
    return () => {
      end()
      form?.removeEventListener('input', begin)
      form?.removeEventListener('submit', end)
    }
  }, [isUnsaved])
  return <span ref={place} hidden />
}
