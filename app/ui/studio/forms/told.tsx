import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'
import type { PlacedProblem } from '#app/domain/studio/forms/place-problems.ts'
import { Field } from '#app/ui/form/field.tsx'
import { wordsInForm } from './told-words.ts'

/** What the check says of the exercise that a form shows; nothing of one that was changed and not saved. */
const ToldContext = createContext<readonly PlacedProblem[]>([])
export const ToldProvider = ToldContext.Provider

interface AtField {
  told: PlacedProblem[]
  /** Of the words, for the field's `aria-describedby`. */
  describedBy: string | undefined
  /** For `aria-invalid`: what is only advised is no fault of the field. */
  isInvalid: true | undefined
}

/** What the check says of a field, or of a group of fields. */
export function useTold(id: string): AtField {
  const told = useContext(ToldContext).filter(({ field }) => field === id)
  const isInvalid = told.some(({ severity }) => severity === 'error') || undefined
  return { told, describedBy: told.length > 0 ? `${id}-told` : undefined, isInvalid }
}

/** The words to it, above the field. */
export function Told({ id }: { id: string }) {
  const { told } = useTold(id)
  if (told.length === 0) return null
  return (
    <div id={`${id}-told`}>
      {told.map((problem) => (
        <p
          key={`${problem.code}${problem.wrong}`}
          className={problem.severity === 'error' ? 'error' : 'advice'}
        >
          {wordsInForm(problem)}
        </p>
      ))}
    </div>
  )
}

/** The same for a field that brings its own hint and errors: refusals are errors, and advice follows the hint. */
export function useToldRemarks(
  id: string,
  hint: ReactNode,
  errors: readonly string[],
): { hint: ReactNode; errors: string[] } {
  const { told } = useTold(id)
  const advised = told.filter(({ severity }) => severity !== 'error')
  const refused = told.filter(({ severity }) => severity === 'error').map(wordsInForm)
  return {
    hint:
      advised.length === 0 ? (
        hint
      ) : (
        <>
          {hint} <span className="advice">{advised.map(wordsInForm).join(' ')}</span>
        </>
      ),
    errors: [...errors, ...refused],
  }
}

/** A field with what the check says of it. */
export function ToldField({ id, hint, errors = [], ...field }: ComponentProps<typeof Field>) {
  return <Field id={id} {...useToldRemarks(id, hint, errors)} {...field} />
}
