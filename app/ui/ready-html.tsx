import { memo, useContext, useState } from 'react'
import { ServerHtml } from '#app/web/server-html.tsx'

interface ReadyHtmlProps {
  as?: 'div' | 'header'
  className: string
  id: string
  lang?: string
}

/**
 * Html that never changes while the page is open. The server sets it aside by its id; the browser takes it from the
 * page, so that React leaves it as it is, and can put it back should it ever have to draw the page anew.
 */
export const ReadyHtml = memo(function ReadyHtml({ as: Tag = 'div', className, id, lang }: ReadyHtmlProps) {
  const setAside = useContext(ServerHtml)
  const [html] = useState(() => (setAside ? (setAside.get(id) ?? '') : htmlOnPage(id)))
  return <Tag className={className} id={id} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
})

/** Data in the page for scripts to read; the browser never runs it. */
export const ReadyData = memo(function ReadyData({ id }: { id: string }) {
  const [json] = useState(() => htmlOnPage(id))
  return <script type="application/json" id={id} dangerouslySetInnerHTML={{ __html: json }} />
})

/** JSON that can't end the script element it stands in. */
export const inScript = (json: string) => json.replaceAll('<', '\\u003c')

/** What stands around the JSON that `ReadyData` finds in the page; it went through `inScript`. */
export const frameOfData = (id: string): [start: string, end: string] => [
  `<script type="application/json" id="${id}">`,
  '</script>',
]

export const htmlOnPage = (id: string) => document.getElementById(id)?.innerHTML ?? ''
