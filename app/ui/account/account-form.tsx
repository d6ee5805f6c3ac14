import type { ReactNode } from 'react'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import type { FormAnswer } from './form-answer.ts'
import { allErrors } from './problem-texts.ts'

interface AccountFormProps {
  /** Tells the forms of a page apart; also the beginning of its fields' ids. */
  name: string
  button: string
  kind?: 'primary' | 'plain' | 'danger'
  answer: FormAnswer | undefined
  children?: ReactNode
}

export const fieldId = (form: string, field: string) => `${form}-${field}`

/** A form of the account's pages: what is wrong at its top, its fields, one button. It sends itself without scripts too. */
export function AccountForm({ name, button, kind = 'primary', answer, children }: AccountFormProps) {
  const own = answer?.form === name ? answer : undefined
  return (
    <PostForm name={name}>
      {(isBusy) => (
        <>
          <ErrorSummary errors={allErrors(own, (field) => fieldId(name, field))} />
          {children}
          <Button kind={kind} isBusy={isBusy}>
            {button}
          </Button>
        </>
      )}
    </PostForm>
  )
}
