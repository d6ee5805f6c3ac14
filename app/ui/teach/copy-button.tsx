import { type ReactNode, useEffect, useState } from 'react'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'

interface CopyButtonProps {
  text: string
  /** Of the button, for who hears it without what stands around it. */
  label: string
  /** What the button says; without it, that it copies. */
  children?: ReactNode
}

/** Copies a text where the browser can; elsewhere the text itself stands beside it to be marked. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const [canCopy, setCanCopy] = useState(false)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => setCanCopy(navigator.clipboard !== undefined), [])
  if (!canCopy) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <>
      <Button kind="plain" type="button" onClick={copy} aria-label={label}>
        {children ?? m.teach_copy()}
      </Button>
      <span role="status">{isCopied && m.teach_copied()}</span>
    </>
  )
}
