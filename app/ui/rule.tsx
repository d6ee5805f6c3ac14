import { m } from '#app/messages/generated/messages.js'

/** The finishing rule, said where the score is shown. */
export function Rule({ passMark }: { passMark: string }) {
  return (
    <div>
      <h2>{m.rule_title()}</h2>
      <p suppressHydrationWarning>{m.rule_text({ passMark })}</p>
    </div>
  )
}
