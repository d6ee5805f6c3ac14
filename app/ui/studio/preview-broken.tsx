import { m } from '#app/messages/generated/messages.js'

/** In place of a page that can't be made yet. */
export function PreviewBroken() {
  return (
    <div className="site-width">
      <h1>{m.studio_preview_broken_title()}</h1>
      <p>{m.studio_preview_broken()}</p>
    </div>
  )
}
