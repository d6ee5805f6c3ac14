import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'

interface TakeOutProps {
  isTest: boolean
  isOnly: boolean
  published: { exercises: string[]; answered: number }
  /** What was sent and refused. */
  reason: string | null
}

/** Takes a module out of its course; says first what becomes of its text and of the answers that learners gave. */
export function TakeOut({ isTest, isOnly, published: { exercises, answered }, reason }: TakeOutProps) {
  if (isOnly) return null
  return (
    <section>
      <h2>{isTest ? m.studio_out_title_test() : m.studio_out_title()}</h2>
      <details open={reason !== null}>
        <summary>{m.studio_out_open()}</summary>
        <p>{m.studio_out_lead()}</p>
        {exercises.length > 0 && (
          <p>
            {m.studio_out_exercises({ count: exercises.length })} {m.studio_out_answered({ count: answered })}
          </p>
        )}
        <PostForm name="out" className="mt-3">
          {(isBusy) => (
            <>
              {exercises.length > 0 && (
                <Field
                  id="reason"
                  name="reason"
                  label={m.studio_out_reason()}
                  hint={m.studio_out_reason_hint()}
                  defaultValue={reason ?? ''}
                  required
                />
              )}
              <Button kind="danger" isBusy={isBusy}>
                {m.studio_out_button()}
              </Button>
            </>
          )}
        </PostForm>
      </details>
    </section>
  )
}
