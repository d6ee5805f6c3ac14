import { m } from '#app/messages/generated/messages.js'

interface OpenCommentsProps {
  href: string
  count: number
  textLanguage: string
}

/** The way to comments that wait on a text of one's own; nothing while none do. */
export function OpenComments({ href, count, textLanguage }: OpenCommentsProps) {
  if (count === 0) return null
  return (
    <a href={href} hrefLang={textLanguage} className="ms-3">
      {`${m.studio_review_comments({ count })} (${textLanguage})`}
    </a>
  )
}
