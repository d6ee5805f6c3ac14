import { expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { can, mustBeAllowed } from '#app/domain/access/can.ts'

const learner: Person = { id: 'a', role: 'learner', isGuest: false, name: 'Awa', language: 'en' }
const guest: Person = { ...learner, id: 'g', isGuest: true, name: null }
const admin: Person = { ...learner, id: 'z', role: 'admin' }

test('a visitor may do nothing', () => {
  expect(can(null, 'attempt.submit', { personId: 'a' })).toBe(false)
  expect(can(null, 'person.own', { personId: '' })).toBe(false)
})

test('people answer for themselves, guests too', () => {
  expect(can(guest, 'attempt.submit', { personId: 'g' })).toBe(true)
  expect(can(learner, 'attempt.submit', { personId: 'g' })).toBe(false)
})

test('an account is its owner’s, not an administrator’s', () => {
  expect(can(learner, 'person.own', { personId: 'a' })).toBe(true)
  expect(can(admin, 'person.own', { personId: 'a' })).toBe(false)
})

test('administrators give roles to others', () => {
  expect(can(admin, 'person.give-role', { personId: 'a' })).toBe(true)
  expect(can(admin, 'person.give-role', { personId: 'z' })).toBe(false)
  expect(can(learner, 'person.give-role', { personId: 'z' })).toBe(false)
})

test('what is not allowed is refused in one way', () => {
  expect(() => mustBeAllowed(learner, 'person.own', { personId: 'z' })).toThrow('not-allowed')
})
