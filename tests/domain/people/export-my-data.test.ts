import { expect, test } from 'vitest'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import { publicHalf } from '#app/domain/exercise/kinds.ts'
import type { Fields, PublicExercise, PublicOption } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import { exportMyData } from '#app/domain/people/export-my-data.server.ts'
import { endSitting } from '#app/domain/test/end-sitting.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aLearner, anEnrolledLearner, aSubmission, now } from '#tests/support/factories.ts'
import { answered, begun, publishedTest } from '#tests/support/sittings.ts'
import { testDb } from '#tests/support/test-db.ts'

const files = async (db: Db, personId: string) => {
  const actor = {
    id: personId,
    role: 'learner' as const,
    isGuest: false,
    name: null,
    language: 'en' as const,
  }
  const file = (name: 'jalon.json' | 'jalon-answers.csv') =>
    exportMyData(db, { actor, personId, file: name, now }).then(({ body }) => body)
  return { json: JSON.parse(await file('jalon.json')), csv: await file('jalon-answers.csv') }
}

/** The rows of a page, and a form filled in by somebody who sees nothing else: what comes to hand everywhere. */
function guessed(shown: PublicExercise): { rows: string[]; fields: Fields } {
  switch (shown.kind) {
    case 'match':
      return guess(shown.lefts, (token, row) => [
        `pair-${token}`,
        shown.rights[row % shown.rights.length]?.token,
      ])
    case 'classify':
      return guess(shown.cases, (token) => [`case-${token}`, shown.categories[0]?.token])
    case 'order':
      return guess(shown.items, (token, row) => [`place-${token}`, String(row + 1)])
    default:
      return { rows: [], fields: {} }
  }
}

function guess(rows: PublicOption[], field: (token: string, row: number) => [string, string | undefined]) {
  const entries = rows.map(({ token }, row) => field(token, row))
  return {
    rows: rows.map(({ text }) => text),
    fields: Object.fromEntries(entries.map(([name, value = '']) => [name, [value]])),
  }
}

test.each(['match', 'classify', 'order'] as const)(
  'what a learner may download of a guess at a %s tells no more than the page did',
  async (kind) => {
    const db = await testDb()
    const exercise = anExercise(kind)
    const person = await anEnrolledLearner(db, { exercises: [exercise] })
    const shown = publicHalf(exercise, tokensOf(await tokenSecret(db), 'foundations', exercise.id))
    const { rows, fields } = guessed(shown)
    await submitAttempt(db, await aSubmission(db, person, exercise, { fields }))
    const { json, csv } = await files(db, person.id)
    const [{ answer, detail }] = json.answers
    // Words, in the order of the page; no position in the source, and not by the order of the rows either.
    expect(kind === 'order' ? answer : answer.map(([row]: string[]) => row)).toEqual(rows)
    expect(answer.flat().every((one: unknown) => typeof one === 'string')).toBe(true)
    expect(detail).toEqual({})
    expect(csv.split('\r\n')[1]).toContain(rows[0])
  },
)

test('what was typed is there as it was typed, and what was chosen in its words', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  for (const kind of ['choice', 'numeric', 'text'] as const)
    await submitAttempt(db, await aSubmission(db, person, anExercise(kind)))
  const { json, csv } = await files(db, person.id)
  const byId = Object.fromEntries(
    json.answers.map((one: { exerciseId: string; answer: unknown }) => [one.exerciseId, one.answer]),
  )
  expect(byId['census-night']).toEqual(['A stock'])
  expect(byId['child-share']).toBe('26.2')
  expect(byId['the-word']).toBe('Secret  FLOW!')
  expect(csv).toContain(',A stock,right,')
  expect(json.answers[1].detail.understood).toMatchObject({ value: 26.2 })
})

test('an answer to a text that is not kept is left out, and all else of it is there', async () => {
  const db = await testDb()
  const person = await anEnrolledLearner(db)
  await submitAttempt(db, await aSubmission(db, person, anExercise('choice')))
  await db.run("update attempt set edition_hash = 'gone'")
  const { json } = await files(db, person.id)
  expect(json.answers).toMatchObject([{ answer: null, code: 'right', points: 1 }])
})

test('sittings of a test are there with their answers in words, and with verdicts only when all is over', async () => {
  const db = await testDb()
  await publishedTest(db)
  const { id } = await aLearner(db)
  const pre = await begun(db, id, 'pre')
  await answered(db, pre, ['choice', 'match', 'text'])
  const running = (await files(db, id)).json.tests
  expect(running).toMatchObject([{ occasion: 'pre', number: 1, finishedAt: null, points: null }])
  await endSitting(db, { person: { id }, sittingId: pre.id, now })
  const before = (await files(db, id)).json.tests
  expect(before).toMatchObject([{ points: 3, outOf: 6, form: 'a' }])
  expect(before[0].answers[0]).toEqual({
    exerciseId: 'a-choice',
    language: 'en',
    savedAt: expect.any(String),
    answer: ['A stock'],
  })
  const post = await begun(db, id, 'post')
  await endSitting(db, { person: { id }, sittingId: post.id, now })
  const [after] = (await files(db, id)).json.tests
  expect(after.answers[0]).toMatchObject({ answer: ['A stock'], code: 'right', points: 1, outOf: 1 })
  expect(JSON.stringify(after)).not.toMatch(/"chosen"|"pairs"/)
})
