import { validate, version } from 'uuid'
import { afterEach, expect, test, vi } from 'vitest'
import { newAttemptId } from '#app/ui/exercise/attempt-id.ts'
import { fieldsOfBody, isSame } from '#app/ui/exercise/form-fields.ts'
import {
  adoptVisitors,
  forgetAnswer,
  keepAnswer,
  keepDraft,
  keptAnswer,
  keptDraft,
  unsentAnswers,
} from '#app/ui/exercise/kept-here.ts'
import { ageOf } from '#app/ui/exercise/use-draft.ts'

afterEach(() => vi.useRealTimers())

// Node has no localStorage: these run on the memory that stands in for a browser that refuses storage.
const at = (personId: string | null, exerciseId = 'stock-or-flow') => ({
  personId,
  courseId: 'foundations',
  moduleId: 'stock-and-flow',
  exerciseId,
})

test('an answer waits until it is forgotten, and nobody else on the computer meets it', () => {
  keepAnswer(at('amina'), 'option=a1')
  expect(keptAnswer(at('amina'))).toBe('option=a1')
  expect(keptAnswer(at('bilal'))).toBeNull()
  expect(unsentAnswers('amina')).toMatchObject([{ courseId: 'foundations', moduleId: 'stock-and-flow' }])
  expect(unsentAnswers('bilal')).toEqual([])
  forgetAnswer(at('amina'))
  expect(unsentAnswers('amina')).toEqual([])
})

test('what a visitor typed becomes the guest’s, who keeps what they typed themselves', () => {
  keepDraft(at(null, 'one'), { fields: { value: ['12'] }, typedAt: 1, editionHash: null })
  keepDraft(at(null, 'two'), { fields: { value: ['visitor'] }, typedAt: 1, editionHash: null })
  keepDraft(at('guest', 'two'), { fields: { value: ['guest'] }, typedAt: 2, editionHash: null })
  adoptVisitors(at('guest', 'one'))
  adoptVisitors(at('guest', 'two'))
  expect(keptDraft(at('guest', 'one'))?.fields).toEqual({ value: ['12'] })
  expect(keptDraft(at('guest', 'two'))?.fields).toEqual({ value: ['guest'] })
  expect(keptDraft(at(null, 'one'))).toBeNull()
})

test('a draft knows the form that it was typed in; one of an earlier version does not', () => {
  keepDraft(at('amina', 'draft'), { fields: { option: ['a1'] }, typedAt: 1, editionHash: 'e1' })
  expect(keptDraft(at('amina', 'draft'))).toEqual({
    fields: { option: ['a1'] },
    typedAt: 1,
    editionHash: 'e1',
  })
  keepDraft(at('amina', 'old'), { fields: { value: ['12'] }, typedAt: 1 } as never)
  expect(keptDraft(at('amina', 'old'))?.editionHash).toBeNull()
})

test('how long something is typed is counted from the last reply, where it was typed while that was awaited', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 100_000 })
  const never = { sentAt: 0, at: 0 }
  expect(ageOf(99_000, never)).toBe(1_000)
  const replied = { sentAt: 50_000, at: 60_000 }
  // Before the request, while it was under way, and after its reply.
  expect([40_000, 55_000, 70_000].map((typedAt) => ageOf(typedAt, replied))).toEqual([60_000, 40_000, 30_000])
})

test('a guest’s waiting answers include those from before the session began', () => {
  keepAnswer(at(null, 'first'), 'option=a')
  expect(unsentAnswers('guest')).toEqual([])
  expect(unsentAnswers('guest', true)).toMatchObject([{ body: 'option=a' }])
  forgetAnswer(at(null, 'first'))
})

test('a kept body gives its fields back, without those of the form itself', () => {
  const body =
    'exercise=x&edition=e&attempt=1&intent=answer&course=c&module=m&language=fr&option=a&option=b&value='
  expect(fieldsOfBody(body)).toEqual({ option: ['a', 'b'], value: [''] })
})

test('two forms are the same when they say the same', () => {
  expect(isSame({ option: ['a', 'b'], value: [''] }, { option: ['b', 'a'] })).toBe(true)
  expect(isSame({ value: ['12'] }, { value: ['13'] })).toBe(false)
})

test('names of answers are UUIDs of version 7, each its own', () => {
  const ids = Array.from({ length: 500 }, newAttemptId)
  expect(new Set(ids).size).toBe(500)
  for (const id of ids) {
    expect(validate(id)).toBe(true)
    expect(version(id)).toBe(7)
  }
})
