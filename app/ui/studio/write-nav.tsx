import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { languageName } from '#app/ui/format.ts'
import { OpenComments } from './review/open-comments.tsx'

interface WriteNavProps {
  language: Language
  /** The course's page in the Studio. */
  home: string
  moduleId: string
  textLanguage: string
  languages: string[]
  /** How many comments on this text wait. */
  comments: number
}

/** From a text to the same module in other languages, and to its exercises, pictures and comments. */
export function WriteNav({ language, home, moduleId, textLanguage, languages, comments }: WriteNavProps) {
  return (
    <nav aria-label={m.studio_text_languages()} className="text-languages">
      <ul>
        {languages.map((code) => (
          <li key={code}>
            <a
              href={`${home}/write/${moduleId}/${code}`}
              aria-current={code === textLanguage ? 'page' : undefined}
              hrefLang={code}
            >
              {languageName(language, code)}
            </a>
          </li>
        ))}
        <li>
          <a href={`${home}/exercises/${moduleId}/${textLanguage}`}>{m.studio_nav_exercises()}</a>
        </li>
        <li>
          <a href={`${home}/files/${moduleId}`}>{m.studio_files_title()}</a>
          <OpenComments
            href={`${home}/review/${moduleId}/${textLanguage}`}
            count={comments}
            textLanguage={textLanguage}
          />
        </li>
      </ul>
    </nav>
  )
}
