import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'

/** Ends the session. Sent as a whole page, so that nothing of it stays in the browser's memory. */
export function SignOutForm({ language, text }: { language: Language; text: string }) {
  return (
    <form method="post" action={`/${language}/account/sign-out`}>
      <Button kind="plain">{text}</Button>
    </form>
  )
}
