import { expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { can, mustBeAllowed } from '#app/domain/access/can.ts'

const learner: Person = { id: 'a', role: 'learner', isGuest: false, name: 'Awa', language: 'en' }
const guest: Person = { ...learner, id: 'g', isGuest: true, name: null }
const admin: Person = { ...learner, id: 'z', role: 'admin' }

test('a visitor may do nothing', () => {
  expect(can(null, 'person.own', { personId: '' })).toBe(false)
})

test('what people did and said is their own, a guest’s too, and not an administrator’s', () => {
  expect(can(learner, 'person.own', { personId: 'a' })).toBe(true)
  expect(can(guest, 'person.own', { personId: 'g' })).toBe(true)
  expect(can(learner, 'person.own', { personId: 'g' })).toBe(false)
  expect(can(admin, 'person.own', { personId: 'a' })).toBe(false)
})

test('what is not allowed is refused in one way', () => {
  expect(() => mustBeAllowed(learner, 'person.own', { personId: 'z' })).toThrow('not-allowed')
})
