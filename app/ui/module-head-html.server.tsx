import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { ModuleHead, type ModuleHeadFacts } from './module-head.tsx'

/** More than a server's modules in all its languages. */
const MOST_KEPT = 2000
const kept = new Map<string, Uint8Array>()

/** The head as html, made once for each edition and language of the page. */
export function moduleHeadHtml(
  module: ModuleHeadFacts & { editionHash: string },
  language: Language,
): Uint8Array {
  const { editionHash, courseTitle, number, of, isStale } = module
  const key = JSON.stringify([editionHash, language, courseTitle, number, of, isStale])
  const known = kept.get(key)
  if (known !== undefined) return known
  const html = Buffer.from(
    inLanguage(language, () => renderToStaticMarkup(<ModuleHead module={module} language={language} />)),
  )
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, html)
  return html
}
