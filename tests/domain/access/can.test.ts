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

test('a draft is reviewed by authors, admins and those named with an account, and approved by none for themselves', () => {
  const trainer: Person = { ...learner, id: 't', role: 'trainer' }
  const staff = { authorIds: ['t', 'once'], reviewerIds: ['a', 'g'] }
  for (const actor of [learner, trainer, admin]) expect(can(actor, 'course.review', staff)).toBe(true)
  // A guest may be anybody; and who is no trainer any more writes nothing.
  expect(can(guest, 'course.review', staff)).toBe(false)
  expect(can({ ...learner, id: 'once' }, 'course.review', staff)).toBe(false)
  expect(can({ ...trainer, id: 'other' }, 'course.review', staff)).toBe(false)
  expect(can(learner, 'course.write', staff)).toBe(false)
  expect(can(trainer, 'review.settle', { ...staff, askedBy: 't' })).toBe(false)
  expect(can(admin, 'review.settle', { ...staff, askedBy: 'z' })).toBe(false)
  expect(can(learner, 'review.settle', { ...staff, askedBy: 't' })).toBe(true)
  expect(can(null, 'course.review', staff)).toBe(false)
})

test('the Studio is seen by those who may begin a course, and those named in one', () => {
  expect(can({ ...learner, role: 'trainer' }, 'studio.see', { courseIds: [] })).toBe(true)
  expect(can(learner, 'studio.see', { courseIds: ['c'] })).toBe(true)
  expect(can(learner, 'studio.see', { courseIds: [] })).toBe(false)
  expect(can(guest, 'studio.see', { courseIds: ['c'] })).toBe(false)
})
