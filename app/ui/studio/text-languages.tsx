import type { ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { languageName } from '#app/ui/format.ts'

interface TextLanguagesProps {
  language: Language
  /** That the text is there in. */
  languages: string[]
  /** The one that is shown. */
  current: string
  /** The same page of the text in another language. */
  hrefOf: (code: string) => string
  /** Further entries, each an `li`. */
  children?: ReactNode
}

/** From a page of a text to the same page of it in the other languages of its module, and to what belongs to it. */
export function TextLanguages({ language, languages, current, hrefOf, children }: TextLanguagesProps) {
  return (
    <nav aria-label={m.studio_text_languages()} className="text-languages">
      <ul>
        {languages.map((code) => (
          <li key={code}>
            <a href={hrefOf(code)} aria-current={code === current ? 'page' : undefined} hrefLang={code}>
              {languageName(language, code)}
            </a>
          </li>
        ))}
        {children}
      </ul>
    </nav>
  )
}
