import { m } from '#app/messages/generated/messages.js'
import { Notice } from '#app/ui/form/notice.tsx'

/** Above a draft that is shown by itself: that it is one, and the way back for who came from its text. */
export function DraftBar({ back }: { back: string | null }) {
  return (
    <div className="site-width">
      <Notice kind="caution">
        <p>
          {back ? m.studio_preview_own() : m.studio_preview_shared()}{' '}
          {back && <a href={back}>{m.studio_preview_back()}</a>}
        </p>
      </Notice>
    </div>
  )
}
