import { LRUCache } from 'lru-cache'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { ModuleHead, type ModuleHeadFacts } from './module-head.tsx'

/** More than a server's modules in all its languages; drafts come and go beside them. */
const kept = new LRUCache<string, Uint8Array>({ max: 2000 })

/** Of all that is known of a module, what its head tells: a fact that is left out here is an error of types. */
const told: Record<keyof ModuleHeadFacts, true> = {
  courseId: true,
  courseTitle: true,
  number: true,
  of: true,
  title: true,
  summary: true,
  minutes: true,
  bytes: true,
  objectives: true,
  languageAsked: true,
  languageShown: true,
  isFallback: true,
  isStale: true,
}
const names = Object.keys(told) as (keyof ModuleHeadFacts)[]

/** The head as html, made once for what it tells and each language of the page. */
export function moduleHeadHtml(module: ModuleHeadFacts, language: Language): Uint8Array {
  const key = JSON.stringify([language, names.map((name) => module[name])])
  const known = kept.get(key)
  if (known !== undefined) return known
  const html = Buffer.from(
    inLanguage(language, () => renderToStaticMarkup(<ModuleHead module={module} language={language} />)),
  )
  kept.set(key, html)
  return html
}
