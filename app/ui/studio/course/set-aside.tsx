import type { SetAsideModule } from '#app/domain/studio/course-file/set-aside.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'

/** Modules whose texts are there and that the course does not show: to be put back, or given up. */
export function SetAside({ modules }: { modules: SetAsideModule[] }) {
  if (modules.length === 0) return null
  return (
    <section>
      <h2>{m.studio_aside_title()}</h2>
      <p>{m.studio_aside_lead()}</p>
      <ul className="cohort-list">
        {modules.map(({ id, title }) => (
          <li key={id} className="line-with-button">
            <span>
              <strong>{title}</strong> <span className="soft">{id}</span>
            </span>
            <PostForm name="put-back">
              {(isBusy) => (
                <>
                  <input type="hidden" name="module" value={id} />
                  <Button
                    kind="plain"
                    isBusy={isBusy}
                    aria-label={m.studio_what_of({ what: m.studio_aside_back(), of: title })}
                  >
                    {m.studio_aside_back()}
                  </Button>
                </>
              )}
            </PostForm>
            <details className="basis-full">
              <summary>{m.studio_aside_delete({ title })}</summary>
              <p>{m.studio_aside_delete_lead()}</p>
              <PostForm name="delete" className="mt-2">
                {(isBusy) => (
                  <>
                    <input type="hidden" name="module" value={id} />
                    <Button kind="danger" isBusy={isBusy}>
                      {m.studio_aside_delete_button()}
                    </Button>
                  </>
                )}
              </PostForm>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
