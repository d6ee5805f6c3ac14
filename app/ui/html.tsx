import { memo } from 'react'
import type { Html as HtmlString } from '#app/domain/exercise/exercise.ts'

/** Author text in a block; app/content made it and it is safe. */
export const Html = memo(function Html({
  html,
  className = 'prose',
  id,
}: {
  html: HtmlString
  className?: string
  id?: string
}) {
  return <div className={className} id={id} dangerouslySetInnerHTML={{ __html: html }} />
})

/** Author text within a line. */
export const InlineHtml = memo(function InlineHtml({ html }: { html: HtmlString }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />
})
