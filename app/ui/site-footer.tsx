import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

/** The foot of every page: what this is, in one line. */
export function SiteFooter({ language }: { language: Language }) {
  return (
    <footer className="site-footer">
      <div className="site-width">
        <p>
          <a href={`/${language}`}>{m.app_name()}</a> {m.footer_purpose()}
        </p>
        <p>{m.footer_name()}</p>
      </div>
    </footer>
  )
}
