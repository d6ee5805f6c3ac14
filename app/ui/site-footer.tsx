import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

/** The foot of every page: what this is, in one line; for guests the way to what is kept of them, and out of here. */
export function SiteFooter({ language, isGuest }: { language: Language; isGuest: boolean }) {
  return (
    <footer className="site-footer">
      <div className="site-width">
        <p>
          <a href={`/${language}`}>{m.app_name()}</a> {m.footer_purpose()}
        </p>
        <p>{m.footer_name()}</p>
        {isGuest && (
          <p>
            <a href={`/${language}/account`}>{m.footer_guest()}</a>
          </p>
        )}
      </div>
    </footer>
  )
}
