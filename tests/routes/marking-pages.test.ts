import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import { openStore, type Store } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { aReader } from '#tests/support/reader.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'

let server: RunningServer
let store: Store
beforeAll(async () => {
  server = await startServer()
  store = await openStore(server.databaseUrl)
}, 240_000)
afterAll(async () => {
  await store.close()
  await server.stop()
})

const cohortId = 'dakar'
const place = { course: 'analysing', module: 'describing-children', exercise: 'correct-the-press-release' }

async function signsUp(name: string) {
  const reader = aReader(server.url)
  const email = `${name.toLowerCase()}@stat.example`
  const facts = {
    name,
    email,
    password: 'four plain words',
    country: 'SN',
    organisation: 'ANSD',
    language: 'en',
  }
  await reader.post('/en/account/sign-up', {
    form: ['sign-up'],
    ...Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, [value]])),
  })
  const id = (await people.byEmail(store.db, email))?.id ?? ''
  expect(id).not.toBe('')
  return { reader, id }
}

/** What a form of a page would send as it stands. */
function formIn(page: string, part: RegExp): Fields {
  const form = (page.match(/<form[\s\S]*?<\/form>/g) ?? []).find((html) => part.test(html)) ?? ''
  const fields: Fields = {}
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    if (name && (!input.includes('checkbox') || input.includes('checked')))
      fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}

test('a written answer is marked and read, and minutes are given, in pages without scripts', async () => {
  const learner = await signsUp('Amina')
  const trainer = await signsUp('Tomas')
  await people.setRole(store.db, { personId: trainer.id, role: 'trainer', actorId: null, at: 1 })
  await cohorts.add(store.db, {
    id: cohortId,
    name: 'Dakar 2025',
    startsOn: '2025-09-01',
    endsOn: '2025-12-01',
    languages: ['en'],
    courseIds: [place.course],
    joinCode: 'code',
    trainerIds: [trainer.id],
    targets: [],
    actorId: trainer.id,
    at: 1,
  })
  await store.db.insert(membership).values({ cohortId, personId: learner.id, state: 'active', joinedAt: 1 })

  const modulePath = `/en/courses/${place.course}/${place.module}`
  const answer = {
    exercise: [place.exercise],
    attempt: ['try-1'],
    intent: ['answer'],
    text: ['My own <words>.'],
  }
  await learner.reader.post(modulePath, { ...answer, checked: ['yes'], criterion: ['1'] })

  const queue = `/en/teach/${cohortId}/written`
  const page = await trainer.reader.get(queue)
  expect(page).toContain('My own &lt;words&gt;.')
  expect(page).toContain('1 answer waits for a mark.')
  const form = formIn(page, /name="answer"/)
  expect(form.answer).toHaveLength(1)
  const marked = await trainer.reader.post(queue, {
    ...form,
    line: ['1', '2'],
    comment: ['Name the <date>.'],
  })
  expect(marked).toContain('1 answer was marked.')
  const again = await trainer.reader.get(`/fr/teach/${cohortId}/written?view=marked`)
  expect(again).toContain('Modifier la correction')
  expect(formIn(again, /name="answer"/).line).toEqual(['1', '2'])

  const seen = await learner.reader.get(modulePath)
  expect(seen).toContain('Marked by Tomas')
  expect(seen).toContain('Name the &lt;date&gt;.')
  expect(await learner.reader.get('/en/progress')).toContain('1 answer was marked since you were last there')

  const allowances = `/en/teach/${cohortId}/people/${learner.id}/allowances`
  const items = formIn(await trainer.reader.get(allowances), /test:post/)
  expect(await trainer.reader.post(allowances, { ...items, minutes: ['1.5'] })).toContain(
    'Write a whole number',
  )
  expect(await trainer.reader.post(allowances, { ...items, minutes: ['15'] })).toContain('Saved.')
  expect(await learner.reader.get(allowances)).toContain('404')
  expect(await learner.reader.get(queue)).toContain('404')
}, 60_000)
