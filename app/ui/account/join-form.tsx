import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'

export type JoinProblem = 'code_missing' | 'code_unknown' | 'name_missing'

const words: Record<JoinProblem, () => string> = {
  code_missing: () => m.join_code_missing(),
  code_unknown: () => m.join_code_unknown(),
  name_missing: () => m.problem_name_missing(),
}

interface JoinFormProps {
  needsName: boolean
  answer: { code: string; name: string; problem: JoinProblem } | null
  /** Tried too often, or refused for another reason. */
  /** How long to wait; null unless there were too many tries. */
  minutes: number | null
}

/** A code from a board or a sheet of paper, and a name for who has none here yet. */
export function JoinForm({ needsName, answer, minutes }: JoinFormProps) {
  const problem = answer?.problem ?? null
  const field = problem === 'name_missing' ? 'join-name' : 'join-code'
  const errors = problem ? [{ id: field, text: words[problem]() }] : []
  const of = (id: string) => (problem && field === id ? [words[problem]()] : [])
  return (
    <PostForm name="join">
      {(isBusy) => (
        <>
          <ErrorSummary
            errors={minutes === null ? errors : [{ id: null, text: m.problem_slow_down({ minutes }) }]}
          />
          <Field
            id="join-code"
            name="code"
            label={m.join_code()}
            hint={m.join_code_hint()}
            errors={of('join-code')}
            defaultValue={answer?.code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            required
          />
          {needsName && (
            <Field
              id="join-name"
              name="name"
              label={m.field_name()}
              hint={m.join_name_hint()}
              errors={of('join-name')}
              defaultValue={answer?.name}
              autoComplete="name"
              maxLength={120}
            />
          )}
          <Button isBusy={isBusy}>{m.join_button()}</Button>
        </>
      )}
    </PostForm>
  )
}
