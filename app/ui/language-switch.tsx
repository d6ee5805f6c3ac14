import { m } from '#app/messages/generated/messages.js'
import { type Language, languageNames, languages } from '#app/messages/languages.ts'

const inLanguage = (path: string, language: Language) => path.replace(/^\/[^/]*/, `/${language}`)

/** The same page in the other languages, each by its own name. */
export function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  return (
    <nav className="languages" aria-label={m.nav_language()}>
      <ul>
        {languages.map((other) => (
          <li key={other}>
            <a
              href={inLanguage(path, other)}
              lang={other}
              hrefLang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
