import { m } from '#app/messages/generated/messages.js'
import { type Language, languageNames, languages } from '#app/messages/languages.ts'

const inLanguage = (path: string, language: Language) => path.replace(/^\/[^/]*/, `/${language}`)

interface LanguageSwitchProps {
  language: Language
  path: string
  /** What follows the path, from the question mark on. */
  search: string
  /** Where the reader is on the page, as a hash. */
  placeOnPage: () => string
}

/** The same page in the other languages, each by its own name; with scripts, at the same place. */
export function LanguageSwitch({ language, path, search, placeOnPage }: LanguageSwitchProps) {
  return (
    <nav className="languages" aria-label={m.nav_language()}>
      <ul>
        {languages.map((other) => (
          <li key={other}>
            <a
              href={inLanguage(path, other) + search}
              lang={other}
              hrefLang={other}
              aria-current={other === language ? 'true' : undefined}
              onClick={(event) => {
                event.currentTarget.hash = placeOnPage()
              }}
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
