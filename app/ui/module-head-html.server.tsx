import { LRUCache } from 'lru-cache'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { ModuleHead, type ModuleHeadFacts } from './module-head.tsx'

/** More than a server's modules in all its languages; drafts come and go beside them. */
const kept = new LRUCache<string, Uint8Array>({ max: 2000 })

/** The head as html, made once for what it tells and each language of the page. */
export function moduleHeadHtml(facts: ModuleHeadFacts, language: Language): Uint8Array {
  const module = headOf(facts)
  const key = JSON.stringify([language, module])
  const known = kept.get(key)
  if (known !== undefined) return known
  const html = Buffer.from(
    inLanguage(language, () => renderToStaticMarkup(<ModuleHead module={module} language={language} />)),
  )
  kept.set(key, html)
  return html
}

/** Of all that is known of a module, what its head tells. */
const headOf = ({
  courseId,
  courseTitle,
  number,
  of,
  title,
  summary,
  minutes,
  bytes,
  objectives,
  languageAsked,
  languageShown,
  isFallback,
  isStale,
}: ModuleHeadFacts): ModuleHeadFacts => ({
  courseId,
  courseTitle,
  number,
  of,
  title,
  summary,
  minutes,
  bytes,
  objectives,
  languageAsked,
  languageShown,
  isFallback,
  isStale,
})
