import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { courseRefusal } from './course-words.ts'

export interface RefusedModule {
  typed: { form: string; id: string; title: string }
  code: string
}

interface NewModuleFormProps {
  /** A module, or the test of the course. */
  name: 'add' | 'test'
  button: string
  suggestedId?: string
  refused: RefusedModule | null
}

/** Asks for title and address of a new module. */
export function NewModuleForm({ name, button, suggestedId, refused }: NewModuleFormProps) {
  const mine = refused?.typed.form === name ? refused : null
  const errorAt = (field: 'id' | 'title') =>
    mine && (mine.code === 'studio_title_missing') === (field === 'title') ? [courseRefusal(mine.code)] : []
  return (
    <PostForm name={name} className="mt-4">
      {(isBusy) => (
        <>
          <Field
            id={`${name}-title`}
            name="title"
            label={m.studio_module_title()}
            defaultValue={mine?.typed.title}
            errors={errorAt('title')}
            required
          />
          <Field
            id={`${name}-id`}
            name="id"
            label={m.studio_module_id()}
            hint={m.studio_module_id_hint()}
            defaultValue={mine?.typed.id ?? suggestedId}
            errors={errorAt('id')}
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button isBusy={isBusy} kind={name === 'add' ? 'primary' : 'plain'}>
            {button}
          </Button>
        </>
      )}
    </PostForm>
  )
}
