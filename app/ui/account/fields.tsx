import { useEffect, useState } from 'react'
import type { CountryName } from '#app/domain/people/countries.ts'
import { longestPassword, shortestPassword } from '#app/domain/people/password-rule.ts'
import { sharedHours } from '#app/domain/people/session-life.ts'
import { m } from '#app/messages/generated/messages.js'
import { type Language, languageNames, languages } from '#app/messages/languages.ts'
import { CheckField, Field, SelectField } from '#app/ui/form/field.tsx'
import { fieldId } from './account-form.tsx'
import type { FormAnswer } from './form-answer.ts'
import { errorsOf } from './problem-texts.ts'

interface InForm {
  form: string
  answer: FormAnswer | undefined
}

const common = ({ form, answer }: InForm, name: string) => {
  const own = answer?.form === form ? answer : undefined
  return { id: fieldId(form, name), name, errors: errorsOf(own, name), typed: own?.typed[name] }
}

/** The address is never filled in by us: on a shared computer it would show who was there before. */
export function EmailField({
  hint,
  autoComplete,
  ...inForm
}: InForm & { hint?: string; autoComplete: string }) {
  const { typed, ...field } = common(inForm, 'email')
  return (
    <Field
      {...field}
      type="email"
      label={m.field_email()}
      hint={hint}
      defaultValue={typed}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      required
    />
  )
}

interface PasswordFieldProps extends InForm {
  name?: string
  label: string
  /** A password that is being chosen, with its rule; else one that is known already. */
  isNew?: boolean
}

/** A password, with a way to look at it where scripts run: mistyping on a phone locks nobody out. */
export function PasswordField({ name = 'password', label, isNew = false, ...inForm }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  const [isHydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const { typed: _never, ...field } = common(inForm, name)
  return (
    <>
      <Field
        {...field}
        type={isShown ? 'text' : 'password'}
        label={label}
        hint={isNew ? m.field_password_hint({ count: shortestPassword }) : undefined}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        minLength={isNew ? shortestPassword : undefined}
        maxLength={longestPassword}
        required
      />
      <label className="check -mt-4 mb-4" hidden={!isHydrated}>
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        <span>{m.field_password_show()}</span>
      </label>
    </>
  )
}

export function NameField({ value, ...inForm }: InForm & { value?: string }) {
  const { typed, ...field } = common(inForm, 'name')
  return (
    <Field
      {...field}
      label={m.field_name()}
      hint={m.field_name_hint()}
      defaultValue={typed ?? value}
      autoComplete="name"
      maxLength={120}
      required
    />
  )
}

export function CountryField({
  countries,
  value,
  ...inForm
}: InForm & { countries: CountryName[]; value?: string }) {
  const { typed, ...field } = common(inForm, 'country')
  return (
    <SelectField
      {...field}
      label={m.field_country()}
      defaultValue={typed ?? value ?? ''}
      autoComplete="country"
      isOptional
    >
      <option value="">{m.field_country_none()}</option>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

export function OrganisationField({ value, ...inForm }: InForm & { value?: string }) {
  const { typed, ...field } = common(inForm, 'organisation')
  return (
    <Field
      {...field}
      label={m.field_organisation()}
      hint={m.field_organisation_hint()}
      defaultValue={typed ?? value}
      autoComplete="organization"
      maxLength={160}
    />
  )
}

export function LanguageField({ value, ...inForm }: InForm & { value: Language }) {
  const { typed, ...field } = common(inForm, 'language')
  return (
    <SelectField
      {...field}
      label={m.field_language()}
      hint={m.field_language_hint()}
      defaultValue={typed ?? value}
      autoComplete="language"
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageNames[language]}
        </option>
      ))}
    </SelectField>
  )
}

export function SharedField(inForm: InForm) {
  const { typed, ...field } = common(inForm, 'shared')
  return (
    <CheckField
      {...field}
      label={m.field_shared()}
      hint={m.field_shared_hint({ count: sharedHours })}
      defaultChecked={typed === 'on'}
    />
  )
}
