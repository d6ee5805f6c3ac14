import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'

interface Labelled {
  /** Also the id that an error summary links to. */
  id: string
  label: ReactNode
  /** What to type, said before an error has to say it. */
  hint?: ReactNode
  errors?: readonly string[]
}

type FieldProps = Labelled & ComponentPropsWithoutRef<'input'>
/** A choice from a list always has a value, so it isn't `required` but says itself that it may stay open. */
type SelectFieldProps = Labelled & { isOptional?: boolean } & Omit<
    ComponentPropsWithoutRef<'select'>,
    'required'
  >

const described = ({ id, hint, errors }: Pick<Labelled, 'id' | 'hint' | 'errors'>) => {
  const ids = [hint && `${id}-hint`, errors?.length && `${id}-error`].filter(Boolean)
  return { 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': errors?.length ? true : undefined }
}

/** A labelled text input: label, hint, error, in the order in which a screen reader needs them. */
export function Field({ id, label, hint, errors, ...input }: FieldProps) {
  return (
    <div className="field">
      <Label id={id} label={label} hint={hint} errors={errors} isOptional={!input.required} />
      <input className="input" id={id} {...described({ id, hint, errors })} {...input} />
    </div>
  )
}

export function SelectField({
  id,
  label,
  hint,
  errors,
  isOptional = false,
  children,
  ...select
}: SelectFieldProps) {
  return (
    <div className="field">
      <Label id={id} label={label} hint={hint} errors={errors} isOptional={isOptional} />
      <select className="input" id={id} {...described({ id, hint, errors })} {...select}>
        {children}
      </select>
    </div>
  )
}

/** A tick box with its label beside it. */
export function CheckField({ id, label, hint, errors, ...input }: FieldProps) {
  return (
    <div className="field">
      <label className="check" htmlFor={id}>
        <input id={id} type="checkbox" {...described({ id, hint, errors })} {...input} />
        <span>{label}</span>
      </label>
      <Remarks id={id} hint={hint} errors={errors} />
    </div>
  )
}

function Label({ id, label, hint, errors, isOptional }: Labelled & { isOptional: boolean }) {
  return (
    <>
      <label className="label" htmlFor={id}>
        {label} {isOptional && <span className="soft">{m.form_optional()}</span>}
      </label>
      <Remarks id={id} hint={hint} errors={errors} />
    </>
  )
}

function Remarks({ id, hint, errors }: Pick<Labelled, 'id' | 'hint' | 'errors'>) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {errors && errors.length > 0 && (
        <p className="error" id={`${id}-error`}>
          {errors.join(' ')}
        </p>
      )}
    </>
  )
}
