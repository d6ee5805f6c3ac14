import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { courseRefusal } from './course-words.ts'

interface RenameFormProps {
  moduleId: string
  /** What was sent and refused. */
  refused: { id: string; code: string } | null
}

/** Gives a module another short name, while nothing hangs on the one it has. */
export function RenameForm({ moduleId, refused }: RenameFormProps) {
  return (
    <section>
      <h2>{m.studio_rename_title()}</h2>
      <PostForm name="rename" className="mt-3">
        {(isBusy) => (
          <>
            <Field
              id="new-id"
              name="id"
              label={m.studio_module_id()}
              hint={m.studio_rename_hint()}
              defaultValue={refused?.id ?? moduleId}
              errors={refused ? [courseRefusal(refused.code)] : []}
              autoCapitalize="none"
              spellCheck={false}
              required
            />
            <Button kind="plain" isBusy={isBusy}>
              {m.studio_rename_button()}
            </Button>
          </>
        )}
      </PostForm>
    </section>
  )
}
