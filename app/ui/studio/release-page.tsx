import type { ChangedFile } from '#app/domain/studio/changes.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { ChangeList } from './change-list.tsx'
import { byWords, type PastRelease } from './history-page.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'

interface ReleasePageProps {
  language: Language
  course: CourseHead
  from: number
  to: number
  releases: PastRelease[]
  changes: ChangedFile[]
}

/** One release: what it changed, against any other; and the way back to it. */
export function ReleasePage({ language, course, from, to, releases, changes }: ReleasePageProps) {
  const release = releases.find(({ number }) => number === to)
  const isNewest = releases[0]?.number === to
  return (
    <StudioFrame
      language={language}
      course={course}
      current="history"
      title={m.studio_release({ number: to })}
      lead={release && `${byWords(release)}${release.reason ? ` · ${release.reason}` : ''}`}
    >
      <form method="get" className="mt-4">
        <SelectField
          id="from"
          name="from"
          label={m.studio_compare_with()}
          defaultValue={String(from)}
          isOptional
        >
          {releases
            .filter(({ number }) => number !== to)
            .map(({ number }) => (
              <option key={number} value={number}>
                {m.studio_release({ number })}
              </option>
            ))}
        </SelectField>
        <Button kind="plain">{m.studio_compare()}</Button>
      </form>
      <section>
        <h2>{m.studio_what_changed()}</h2>
        <ChangeList files={changes} />
      </section>
      {!isNewest && (
        <section>
          <h2>{m.studio_restore_title()}</h2>
          <p>{m.studio_restore_lead()}</p>
          <PostForm name="restore" className="mt-3">
            {(isBusy) => (
              <Button kind="plain" isBusy={isBusy}>
                {m.studio_restore_button()}
              </Button>
            )}
          </PostForm>
        </section>
      )}
    </StudioFrame>
  )
}
