import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'

interface SignOutFormProps {
  language: Language
  text: string
  /** In the site's head it looks like the links beside it. */
  isInHead?: boolean
}

/** Ends the session. Sent as a whole page, so that nothing of it stays in the browser's memory. */
export function SignOutForm({ language, text, isInHead = false }: SignOutFormProps) {
  return (
    <form method="post" action={`/${language}/account/sign-out`}>
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
