import { createContext, memo, useContext } from 'react'
import type { Html as HtmlString } from '#app/domain/exercise/exercise.ts'

/** Language of the author's text, where it differs from the page's: a screen reader must change its voice. */
export const TextLanguage = createContext<string | undefined>(undefined)

interface HtmlProps {
  html: HtmlString
  className?: string
  id?: string
}

/** Author text in a block; app/content made it and it is safe. */
export const Html = memo(function Html({ html, className = 'prose', id }: HtmlProps) {
  const lang = useContext(TextLanguage)
  return <div className={className} id={id} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
})

/** Author text within a line. */
export const InlineHtml = memo(function InlineHtml({ html }: { html: HtmlString }) {
  const lang = useContext(TextLanguage)
  return <span lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
})
