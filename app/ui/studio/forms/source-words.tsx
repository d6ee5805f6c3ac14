import { m } from '#app/messages/generated/messages.js'
import { directionOf } from '#app/messages/languages.ts'

/** What the source of a translation says, for the fields of its form. */
export interface Beside {
  language: string
  /** The language's name in the reader's. */
  name: string
  /** By the id of the field. */
  fields: Record<string, string>
}

interface SourceWordsProps {
  beside: Beside | null | undefined
  /** Of the field. */
  id: string
  isCode?: boolean
}

/** Beside a field of a translation: what stands there in the source. Nothing where the source has nothing. */
export function SourceWords({ beside, id, isCode = false }: SourceWordsProps) {
  const words = beside?.fields[id]
  if (!beside || words === undefined) return null
  return (
    <span className="source-beside">
      <span className="soft">{m.studio_form_beside({ language: beside.name })}</span>{' '}
      <span
        className={isCode ? 'source-beside-code' : undefined}
        lang={isCode ? undefined : beside.language}
        dir={isCode ? 'ltr' : directionOf(beside.language)}
        translate="no"
      >
        {words}
      </span>
    </span>
  )
}
