import type { FormEvent } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { waitingHere } from '#app/ui/exercise/kept-here.ts'
import { Button } from '#app/ui/form/button.tsx'

interface SignOutFormProps {
  language: Language
  text: string
  /** In the site's head it looks like the links beside it. */
  isInHead?: boolean
}

/**
 * Ends the session. Sent as a whole page, so that nothing of it stays in the browser's memory. What the browser keeps
 * goes too, so who would lose answers by it is asked first.
 */
export function SignOutForm({ language, text, isInHead = false }: SignOutFormProps) {
  return (
    <form method="post" action={`/${language}/account/sign-out`} onSubmit={askIfAnswersWait}>
      {isInHead ? (
        <button type="submit" className="cursor-pointer py-[0.4rem] hover:underline">
          {text}
        </button>
      ) : (
        <Button kind="plain">{text}</Button>
      )}
    </form>
  )
}

function askIfAnswersWait(event: FormEvent) {
  const count = waitingHere()
  if (count > 0 && !confirm(m.sign_out_waiting({ count }))) event.preventDefault()
}
