import { afterAll, describe, expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { applyCorrection } from '#app/domain/correction/apply-correction.server.ts'
import { correctionsOf } from '#app/domain/correction/corrections-of.server.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { rebuildProgress } from '#app/domain/progress/rebuild-progress.server.ts'
import * as analysis from '#db/analysis.server.ts'
import { checkStore } from '#db/check-store.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerDraft, attempt, exerciseState, help, moduleProgress } from '#db/schema.ts'
import { aFolder, courseYaml } from '#tests/content/folder.ts'
import { minute, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'
import { exercises, filledIn, halfTyped, learnersHalfWay, moduleOf, place } from './half-way.ts'

const builder = startBuilder()
afterAll(() => builder.close())

type Files = Record<string, string | null>

const en = 'foundations/count/en.mdx'
const fr = 'foundations/count/fr.mdx'

/** A published course and learners half way through its module; an edit is a new set of files, null takes one away. */
async function halfWay() {
  const db = await testDb()
  const { dir, write, remove } = aFolder({
    'foundations/course.yaml': courseYaml(['count']),
    [en]: moduleOf(),
    [fr]: moduleOf(),
  })
  const publish = (at: number) => publishCourses(db, dir, { now: at, builder })
  expect((await publish(1)).problems).toEqual([])
  await learnersHalfWay(db)
  const edit = async (files: Files, at: number) => {
    for (const [name, text] of Object.entries(files)) {
      if (text === null) remove(name)
      else write(name, text)
    }
    const { courses, problems } = await publish(at)
    return {
      outcome: courses[0]?.outcome,
      errors: problems.flatMap(({ severity, code }) => (severity === 'error' ? code : [])),
    }
  }
  return { db, edit }
}

/** The module with one exercise written anew, in both languages: a part of its text replaced by another. */
const changed = (id: string, from: string | RegExp, to: string): Files => {
  const before = exercises[id] ?? ''
  const after = before.replace(from, to)
  if (after === before) throw new Error(`Nothing changes in ${id}.`)
  const text = moduleOf({ ...exercises, [id]: after })
  return { [en]: text, [fr]: text }
}

const without = (id: string): Files => {
  const { [id]: _gone, ...others } = exercises
  return { [en]: moduleOf(others), [fr]: moduleOf(others) }
}

const inOtherOrder = (): Files => {
  const text = moduleOf(Object.fromEntries(Object.entries(exercises).toReversed()))
  return { [en]: text, [fr]: text }
}

const retired = 'retired: { word: "It asked two things." }'

const edits: [string, () => Files][] = [
  ['words of a prompt', () => changed('stock', 'A stock or a flow?', 'Is it a stock, or is it a flow?')],
  ['words of an option', () => changed('stock', '[ ] Neither', '[ ] Neither of them')],
  ['words of the right option', () => changed('stock', '[x] A stock', '[x] A stock, of course')],
  ['feedback, hints and solution', () => changed('stock', /Which period\?|Hint of|Solution of/g, 'Now')],
  [
    'the order of options',
    () => changed('stock', /- \[x\] A stock\n([\s\S]*?)(?=\n<Hint)/, '$1- [x] A stock\n'),
  ],
  ['an option more', () => changed('stock', '- [ ] Neither', '- [ ] Both\n  > Hardly.\n- [ ] Neither')],
  ['an option less', () => changed('stock', /- \[ \] Neither\n {2}> One of them\.\n/, '')],
  [
    'the key of a choice',
    () => changed('stock', /\[x\] A stock\n- \[ \] A flow/, '[ ] A stock\n- [x] A flow'),
  ],
  ['one right option to two', () => changed('stock', '[ ] Neither', '[x] Neither')],
  ['the key of a number', () => changed('share', '26.2 ± 0.05', '27 ± 0.05')],
  ['a tolerance', () => changed('share', '26.2 ± 0.05', '26.2 ± 0.01')],
  ['a unit', () => changed('share', ' unit="%"', ' unit="people"')],
  ['accepted words', () => changed('word', '- [x] flow', '- [x] flux')],
  ['pairs', () => changed('pairs', /Crossings([\s\S]*)Decisions/, 'Decisions$1Crossings')],
  ['a row more', () => changed('pairs', '| Courts', '| Schools | Pupils |\n| Courts')],
  ['a category', () => changed('cases', 'Deaths | Flow', 'Deaths | Stock')],
  ['the right order', () => changed('steps', '1. Plan\n2. Count', '1. Count\n2. Plan')],
  ['a rubric', () => changed('reply', '- names the rule', '- names the rule\n- gives the n')],
  ['points', () => changed('share', 'unit="%"', 'unit="%" points="5"')],
  ['points down', () => changed('stock', 'objective', 'points="0.5" objective')],
  ['tries', () => changed('stock', 'objective', 'tries="1" objective')],
  ['its objective’s place, its title', () => changed('stock', 'objective', 'title="Census night" objective')],
  ['the order of exercises', inOtherOrder],
  ['an id, with word of what it was', () => changed('stock', 'id="stock"', 'id="census-night" was="stock"')],
  [
    'an exercise retired',
    () => ({ ...without('word'), 'foundations/course.yaml': courseYaml(['count'], retired) }),
  ],
  [
    'a module more',
    () => ({
      'foundations/course.yaml': courseYaml(['count', 'more']),
      'foundations/more/en.mdx': moduleOf({ more: (exercises.stock ?? '').replace('"stock"', '"more"') }),
      'foundations/more/fr.mdx': moduleOf({ more: (exercises.stock ?? '').replace('"stock"', '"more"') }),
    }),
  ],
  ['a translation taken away', () => ({ [fr]: null })],
  [
    'a language more',
    () => ({
      'foundations/course.yaml': courseYaml(['count'])
        .replace('[en, fr]', '[en, fr, es]')
        .replaceAll(/(title|summary|audience): \{/g, '$1: { es: Bases,'),
      'foundations/count/es.mdx': moduleOf(),
    }),
  ],
]

const refused: [string, () => Files, string][] = [
  ['an exercise that was answered goes without a word', () => without('stock'), 'id-vanished'],
  ['one that was only helped with goes', () => without('word'), 'id-vanished'],
  [
    'an id changes without a word of what it was',
    () => changed('stock', 'id="stock"', 'id="night"'),
    'id-vanished',
  ],
  [
    'it was something that never was',
    () => changed('stock', 'id="stock"', 'id="stock" was="nothing"'),
    'was-unknown',
  ],
  ['two were the same', () => changed('share', 'id="share"', 'id="portion" was="stock"'), 'id-twice'],
  [
    'another kind comes under the id',
    () => changed('stock', /[\s\S]*/, (exercises.word ?? '').replace('id="word"', 'id="stock"')),
    'id-other-kind',
  ],
  [
    'one comes back that was retired',
    () => ({ 'foundations/course.yaml': courseYaml(['count'], retired) }),
    'id-retired',
  ],
]

/** All that a learner has: what they did, what that earned, and what they have half typed. */
async function treasure(db: Db) {
  return {
    attempts: await db.select().from(attempt),
    helps: await db.select().from(help),
    drafts: await db.select().from(answerDraft),
    states: await db.select().from(exerciseState),
    modules: await db.select().from(moduleProgress),
  }
}

type Treasure = Awaited<ReturnType<typeof treasure>>

function expectNothingLost(before: Treasure, after: Treasure) {
  expect(after.attempts).toEqual(before.attempts)
  expect(after.helps).toEqual(before.helps)
  expect(after.drafts).toEqual(before.drafts)
  for (const state of before.states) {
    const now = after.states.find(
      (one) => one.personId === state.personId && one.exerciseId === state.exerciseId,
    )
    const share = (one: typeof state | undefined) => (one ? one.bestPoints / one.outOf : -1)
    expect(share(now)).toBeGreaterThanOrEqual(share(state))
    if (state.status === 'solved') expect(now?.status).toBe('solved')
    expect(now).toMatchObject({
      tries: state.tries,
      hints: state.hints,
      markedAttemptId: state.markedAttemptId,
    })
  }
  for (const module of before.modules) {
    const now = after.modules.find(({ personId }) => personId === module.personId)
    if (module.finishedAt !== null) expect(now?.finishedAt).not.toBeNull()
  }
}

/** Pages open for everybody in every language; Bo's stays finished. */
async function expectPages(db: Db) {
  for (const id of ['amina', 'bo', 'guest', null])
    for (const language of ['en', 'fr']) {
      const actor =
        id === null ? null : ({ id, role: 'learner', isGuest: false, name: null, language: 'en' } as const)
      const view = await openModule(db, { ...place, actor, language, device: 'phone' })
      expect(Object.keys(view.views).length).toBeGreaterThanOrEqual(6)
      if (id === 'bo') expect(view.progress.isFinished).toBe(true)
    }
}

/** What was half typed stands in the form, or the page says that it was about other options. */
async function expectDrafts(db: Db, typedOn: string) {
  const actor = { id: 'amina', role: 'learner', isGuest: false, name: null, language: 'en' } as const
  const view = await openModule(db, { ...place, actor, language: 'en', device: 'phone' })
  for (const { exerciseId, fields } of await db.select().from(answerDraft)) {
    const shown = view.views[exerciseId]
    if (!shown) continue
    if (shown.isDraft) {
      expect(shown.fields).toEqual(JSON.parse(fields))
      continue
    }
    const again = saveDraft(db, {
      ...place,
      person: { id: 'amina' },
      exerciseId,
      fields: JSON.parse(fields) as Record<string, string[]>,
      language: 'en',
      editionHash: typedOn,
      device: 'phone',
      typedAt: now,
      now,
    })
    await expect(again).rejects.toThrow('exercise_changed')
  }
}

async function correctWhatIsWrong(db: Db): Promise<number> {
  const previews = await correctionsOf(db, place.courseId)
  for (const [turn, { moduleId, exerciseId }] of previews.entries())
    await applyCorrection(db, {
      courseId: place.courseId,
      moduleId,
      exerciseId,
      authorId: null,
      reason: 'It was wrong.',
      now: now + (100 + turn) * minute,
    })
  return previews.length
}

describe('a module is edited while learners are half way', () => {
  test.each(edits)('%s: nothing is lost', async (_what, files) => {
    const { db, edit } = await halfWay()
    const { editionHash } = await filledIn(db, 'stock', halfTyped.stock as Answer)
    const before = await treasure(db)
    expect(before.drafts).toHaveLength(Object.keys(halfTyped).length)
    expect(before.modules.filter(({ finishedAt }) => finishedAt !== null)).toHaveLength(1)

    expect(await edit(files(), 2)).toEqual({ outcome: 'published', errors: [] })
    expectNothingLost(before, await treasure(db))
    await expectPages(db)
    await expectDrafts(db, editionHash)

    await correctWhatIsWrong(db)
    expectNothingLost(before, await treasure(db))
    await expectPages(db)
    expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
    expect(await checkStore(db, rebuild)).toEqual([])
  })

  test.each(refused)('%s: it is refused, and all is as it was', async (_what, files, code) => {
    const { db, edit } = await halfWay()
    const before = await treasure(db)
    const { outcome, errors } = await edit(files(), 2)
    expect(outcome).toBe('refused')
    expect(errors).toContain(code)
    expect(await treasure(db)).toEqual(before)
    await expectPages(db)
  })

  test('after one edit upon the other, all of it', async () => {
    const { db, edit } = await halfWay()
    const before = await treasure(db)
    for (const [turn, [, files]] of edits.entries()) {
      // Each begins from the module as it was first written.
      await edit(
        { 'foundations/course.yaml': courseYaml(['count']), [en]: moduleOf(), [fr]: moduleOf() },
        10 + 2 * turn,
      )
      if (!isOnlyOnce(files)) await edit(files(), 11 + 2 * turn)
      await correctWhatIsWrong(db)
      expectNothingLost(before, await treasure(db))
    }
    expect(await rebuildProgress(db)).toMatchObject({ differed: 0 })
    expect(await checkStore(db, rebuild)).toEqual([])
  })
})

/** An exercise that was retired does not come back. */
const isOnlyOnce = (files: () => Files) => JSON.stringify(files()).includes('retired: { word')

describe('an exercise that gets another id', () => {
  const renamed = (name: string, was: string) => changed('stock', 'id="stock"', `id="${name}" was="${was}"`)

  test('keeps progress, best mark, feedback, what is half typed, and its place in item analysis', async () => {
    const { db, edit } = await halfWay()
    await edit(renamed('census-night', 'stock'), 2)
    const actor = { id: 'amina', role: 'learner', isGuest: false, name: null, language: 'en' } as const
    const view = await openModule(db, { ...place, actor, language: 'en', device: 'phone' })
    const [first] = Object.entries(view.views)
    expect(first?.[1]).toMatchObject({
      status: 'solved',
      triesUsed: 2,
      isDraft: true,
      feedback: { code: 'right', points: 1 },
    })
    const found = await analysis.answers(db, {
      courseId: place.courseId,
      exerciseIds: [first?.[0] ?? ''],
      choiceIds: [],
      personIds: ['amina', 'bo', 'guest'],
      asAnswered: false,
    })
    expect(found).toHaveLength(4)
  })

  test('and then another: what it was first is what counts; what it was in between never was', async () => {
    const { db, edit } = await halfWay()
    const before = await treasure(db)
    await edit(renamed('census-night', 'stock'), 2)
    expect(await edit(renamed('night', 'census-night'), 3)).toMatchObject({
      errors: ['was-unknown', 'id-vanished'],
    })
    expect(await edit(renamed('night', 'stock'), 4)).toEqual({ outcome: 'published', errors: [] })
    expectNothingLost(before, await treasure(db))
    expect(await edit({ [en]: moduleOf(), [fr]: moduleOf() }, 5)).toMatchObject({ outcome: 'published' })
    expectNothingLost(before, await treasure(db))
  })

  test('need not be renamed in its translation at once, and is found by either name in a link', async () => {
    const { db, edit } = await halfWay()
    const linked = (renamed('census-night', 'stock')[en] ?? '').replace(
      'Text before.',
      'See [it](#census-night).',
    )
    expect(await edit({ [en]: linked }, 2)).toEqual({ outcome: 'published', errors: [] })
    const shortly = linked.replace(' was="stock"', '')
    expect(await edit({ [en]: linked, [fr]: shortly }, 3)).toEqual({ outcome: 'published', errors: [] })
    const view = await openModule(db, { ...place, actor: null, language: 'fr', device: 'phone' })
    expect(JSON.stringify(view.blocks)).toContain('href=\\"#stock\\"')
    expect(Object.keys(view.views)[0]).toBe('stock')
  })
})
