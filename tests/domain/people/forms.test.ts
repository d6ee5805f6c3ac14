import fc from 'fast-check'
import { expect, test } from 'vitest'
import { email, signInForm, signUpForm } from '#app/domain/people/forms.ts'

const good = {
  name: '  Awa   Diop ',
  email: ' Awa.Diop@Stats.example ',
  password: 'four plain words',
  country: 'SN',
  organisation: 'ANSD',
  language: 'fr',
}

const codesOf = (form: object) =>
  Object.fromEntries(
    (signUpForm.safeParse(form).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]),
  )

test('a good form is tidied: spaces, and the address in lower case', () => {
  expect(signUpForm.parse(good)).toEqual({
    name: 'Awa Diop',
    email: 'awa.diop@stats.example',
    password: 'four plain words',
    country: 'SN',
    organisation: 'ANSD',
    language: 'fr',
    shared: false,
  })
})

test('country and organisation may be left out', () => {
  const { country: _c, organisation: _o, ...rest } = good
  expect(signUpForm.parse(rest)).toMatchObject({ country: null, organisation: null })
})

test('what is missing or wrong is told by a code, field by field', () => {
  expect(codesOf({})).toEqual({
    name: 'name_missing',
    email: 'email_missing',
    password: 'password_missing',
    language: 'language_unknown',
  })
  expect(codesOf({ ...good, name: ' \t ' })).toEqual({ name: 'name_missing' })
  expect(codesOf({ ...good, name: 'x'.repeat(121) })).toEqual({ name: 'name_too_long' })
  expect(codesOf({ ...good, organisation: 'x'.repeat(161) })).toEqual({
    organisation: 'organisation_too_long',
  })
  expect(codesOf({ ...good, country: 'XX' })).toEqual({ country: 'country_unknown' })
  expect(codesOf({ ...good, password: 'nine chars'.slice(1) })).toEqual({ password: 'password_short' })
  expect(codesOf({ ...good, password: '👩🏽‍💻'.repeat(2) })).toEqual({ password: 'password_short' })
  expect(codesOf({ ...good, password: 'ab3d'.repeat(51) })).toEqual({ password: 'password_long' })
  expect(codesOf({ ...good, password: 'aaaaaaaaaabb' })).toEqual({ password: 'password_simple' })
  expect(codesOf({ ...good, password: 'AWA.DIOP@stats.example' })).toEqual({ password: 'password_simple' })
})

test.each(['a@b.example', 'awa+jalon@stats.example', 'élodie@instat.example', '用户@例子.广告'])(
  '%s is an address',
  (address) => {
    expect(email.safeParse(address).success).toBe(true)
  },
)

test.each([
  '',
  'a',
  'a@',
  '@b.c',
  'a@b',
  'a@b.',
  'a@.c',
  'a b@c.example',
  'a@b@c.example',
  'a@b.example\nBcc: x@y.example',
  'a,b@c.example',
  '<a@b.example>',
])('%j is none', (address) => {
  expect(email.safeParse(address).success).toBe(false)
})

test('no text makes the forms throw, and no control character gets through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const result = signUpForm.safeParse({ ...good, name: a, organisation: b })
      if (result.success) expect(`${result.data.name}${result.data.organisation ?? ''}`).not.toMatch(/\p{C}/u)
      signInForm.safeParse({ email: a, password: b })
    }),
  )
})
