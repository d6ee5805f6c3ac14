import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { OpenComments } from './review/open-comments.tsx'
import { TextLanguages } from './text-languages.tsx'

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
    <TextLanguages
      language={language}
      languages={languages}
      current={textLanguage}
      hrefOf={(code) => `${home}/write/${moduleId}/${code}`}
    >
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
    </TextLanguages>
  )
}
