import { useEffect } from 'react'
import type { CorrectionView } from '#app/domain/correction/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { CorrectionPreview } from './correction-preview.tsx'
import { refusalOf } from './studio-words.ts'

/** What was sent and not published, and why. */
export interface RefusedPublication {
  reason: string
  code: string
}

/** Whether it was refused for its reason alone, which is told at its field. */
export const isAboutReason = (refused: RefusedPublication | null): boolean =>
  refused?.code === 'studio_reason'

interface PublishFormProps {
  corrections: CorrectionView[]
  refused: RefusedPublication | null
}

/** The reason and the button. Where the reason was missing, one goes on in its field. */
export function PublishForm({ corrections, refused }: PublishFormProps) {
  const asksReason = isAboutReason(refused)
  useEffect(() => {
    if (isAboutReason(refused)) document.getElementById('reason')?.focus()
  }, [refused])
  return (
    <PostForm name="publish" className="mt-6">
      {(isBusy) => (
        <>
          <Field
            id="reason"
            name="reason"
            label={m.studio_reason()}
            hint={m.studio_reason_hint()}
            errors={refused && asksReason ? [refusalOf(refused.code)] : undefined}
            defaultValue={refused?.reason}
            maxLength={500}
            // The page that was sent without scripts begins here, too.
            autoFocus={asksReason}
            required
          />
          <CorrectionPreview corrections={corrections} />
          <Button isBusy={isBusy}>{isBusy ? m.studio_publishing() : m.studio_publish_button()}</Button>
        </>
      )}
    </PostForm>
  )
}
