import { beforeEach, describe, expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { checkCourseFolder } from '#app/content/check-courses.server.ts'
import { surroundingsOf } from '#app/domain/studio/build-draft.server.ts'
import { publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { textOf } from '#app/domain/studio/workspace.server.ts'
import { loader as loadAbout, action as sendAbout } from '#app/routes/studio/about.tsx'
import { loader as loadCourse, action as sendCourse } from '#app/routes/studio/course.tsx'
import { loader as loadModule, action as sendModule } from '#app/routes/studio/module.tsx'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let open: Awaited<ReturnType<typeof anAuthoredCourse>>['open']
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
})

type Fields = Record<string, string> | URLSearchParams
const home = `/en/studio/${courseId}`

const cookie = async (who: string | null) => who && (await cookieOf(db, who))
const form = (fields: Fields) => new URLSearchParams(fields).toString()

const about = async (who: string | null = 'author') =>
  ask(loadAbout, `${home}/about`, { params: { course: courseId }, cookie: await cookie(who) })
const send = async (fields: Fields, who: string | null = 'author') =>
  ask(sendAbout, `${home}/about`, {
    params: { course: courseId },
    cookie: await cookie(who),
    form: form(fields),
  })

const course = async (query = '', who: string | null = 'author') =>
  ask(loadCourse, home + query, { params: { course: courseId }, cookie: await cookie(who) })
const arrange = async (fields: Fields, who: string | null = 'author') =>
  ask(sendCourse, home, { params: { course: courseId }, cookie: await cookie(who), form: form(fields) })

const place = (module: string, textLanguage: string) => ({ course: courseId, module, textLanguage })
const module = async (id = 'first', language = 'en', who: string | null = 'author') =>
  ask(loadModule, `${home}/module/${id}/${language}`, {
    params: place(id, language),
    cookie: await cookie(who),
  })
const change = async (fields: Fields, id = 'first', language = 'en', who: string | null = 'author') =>
  ask(sendModule, `${home}/module/${id}/${language}`, {
    params: place(id, language),
    cookie: await cookie(who),
    form: form(fields),
  })

const yaml = async () => textOf(await open(), 'course.yaml') ?? ''
// Its own builder: that of previews gives up sooner, and a machine that runs tests is slow.
const builder = startBuilder()
const errors = async () => {
  const workspace = await open()
  if (!workspace.course) throw new Error('no course')
  const all = await checkCourseFolder(workspace.course, await surroundingsOf(db, workspace), builder, db)
  return all.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}
const modules = async () => (await course()).body.modules.map(({ id }: { id: string }) => id)

const facts: Record<string, string> = {
  form: 'course',
  revision: '0',
  'title:en': 'Foundations',
  'summary:en': 'Who is counted',
  'audience:en': 'Statisticians',
  'title:fr': 'Fondements',
  'summary:fr': 'Qui est compté',
  'audience:fr': 'Statisticiens',
  source: 'en',
  level: 'basic',
  passMark: '80',
  position: '',
}

describe('the pages about a course and its modules', () => {
  test.each([null, 'learner', 'stranger'])('are nothing for %s', async (who) => {
    if (who) await somebody(db, who, who === 'learner' ? 'learner' : 'trainer')
    const before = await yaml()
    const answers = [
      await about(who),
      await send({ ...facts, passMark: '50' }, who),
      await course('', who),
      await arrange({ form: 'move', module: 'first', by: 'down' }, who),
      await module('first', 'en', who),
      await change({ form: 'front', title: 'x' }, 'first', 'en', who),
      await change({ form: 'out', reason: 'x' }, 'first', 'en', who),
    ]
    for (const { status, body } of answers) {
      expect([302, 403]).toContain(status)
      expect(JSON.stringify(body ?? '')).not.toContain('Foundations')
    }
    expect(await yaml()).toBe(before)
  })

  test('of a module or language that is not there are not found', async () => {
    expect((await module('nothing')).status).toBe(404)
    expect((await module('first', 'es')).status).toBe(404)
    expect((await change({ form: 'front', title: 'x' }, 'nothing')).status).toBe(404)
    expect((await change({ form: 'out' }, '../first')).status).toBe(404)
  })
})

describe('what course.yaml says', () => {
  test('is shown as it is, with the data sets and the file', async () => {
    const { body } = await about()
    expect(body.file.facts).toMatchObject({
      languages: ['en', 'fr'],
      source: 'en',
      passMark: 80,
      position: null,
    })
    expect(body.file.facts.texts.fr.title).toBe('Fondements')
    expect(body.file.text).toContain('source: en')
    expect(body.file.problems).toEqual([])
  })

  test('is saved by its form, on its own lines only', async () => {
    await send({ form: 'file', revision: '0', text: `# Ours.\n${await yaml()}` })
    const answer = await send({
      ...facts,
      revision: '1',
      'title:en': '  A <b>"new"</b>: title\n--- ',
      level: 'advanced',
      passMark: '65',
      position: '3',
      'retire-id': 'old-question',
      'retire-reason': 'It asked two things.',
    })
    expect([answer.status, answer.location]).toEqual([303, `${home}/about?done=course`])
    expect((await about()).body.file.facts).toMatchObject({
      texts: { en: { title: 'A <b>"new"</b>: title ---' } },
      level: 'advanced',
      passMark: 65,
      position: 3,
      retired: { 'old-question': 'It asked two things.' },
    })
    expect(await yaml()).toContain('# Ours.\nsource: en\nlanguages: [en, fr]\n')
    expect(await yaml()).toContain('modules: [first, second]\n')
    await send({ ...facts, revision: '2', 'retired:old-question': ' ' })
    expect((await about()).body.file.facts).toMatchObject({ retired: {}, position: null })
    expect(await errors()).toEqual([])
  })

  test('is refused field by field, and what was typed comes back', async () => {
    const answer = await send({
      ...facts,
      'summary:fr': ' ',
      passMark: '101',
      level: 'hard',
      source: 'es',
      position: '0',
      'retire-id': 'a',
    })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([
      { id: 'summary-fr', code: 'text-missing' },
      { id: 'source', code: 'source' },
      { id: 'level', code: 'level' },
      { id: 'passMark', code: 'pass-mark' },
      { id: 'position', code: 'position' },
      { id: 'retire-reason', code: 'retire-reason' },
    ])
    expect(answer.body.typed.facts).toMatchObject({
      passMark: '101',
      texts: { en: { title: 'Foundations' } },
    })
    expect((await open()).drafts).toEqual([])
  })

  test('is not saved over what another window saved', async () => {
    await send({ ...facts, passMark: '70' })
    const answer = await send({ ...facts, passMark: '60' })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'studio_saved_elsewhere', typed: { facts: { passMark: '60' } } },
    })
    expect((await send({ form: 'file', revision: '0', text: 'x' })).body.typed.text).toBe('x')
    expect(await yaml()).toContain('passMark: 70')
  })

  test('names the data sets that exercises may query, also one that is not here', async () => {
    await send({ form: 'file', revision: '0', text: `${await yaml()}data: [elsewhere] # theirs\n` })
    expect((await about()).body.file.data).toEqual([{ id: 'elsewhere', isChosen: true, isPublished: false }])
    await send({ ...facts, revision: '1', data: 'meridia' })
    expect(await yaml()).toContain('data: [meridia]')
    expect((await about()).body.file.data).toMatchObject([{ id: 'meridia', isChosen: true }])
  })

  test('may be broken by hand, and is mended by hand', async () => {
    const right = await yaml()
    expect((await send({ form: 'file', revision: '0', text: 'title: [' })).status).toBe(303)
    const { body } = await about()
    expect(body.file.facts).toBeNull()
    expect(body.file.problems[0]).toMatchObject({ severity: 'error', line: 1 })
    expect(body.file.text).toBe('title: [')
    expect(await send({ ...facts, revision: '1' })).toMatchObject({
      status: 409,
      body: { code: 'studio_course_file_broken' },
    })
    expect((await course()).body.isReadable).toBe(false)
    await send({ form: 'file', revision: '1', text: right.replaceAll('\n', '\r\n') })
    expect(await yaml()).toBe(right)
  })
})

describe('a language', () => {
  const added = {
    form: 'add-language',
    revision: '0',
    language: 'ES',
    'title:new': 'Fundamentos',
    'summary:new': 'Quién se cuenta',
    'audience:new': 'Estadísticos',
  }

  test('is added with its texts, and readers of others keep what they have', async () => {
    const missing = await send({ ...added, 'title:new': '', language: 'fr' })
    expect(missing.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'language-there',
      'text-missing',
    ])
    expect((await send({ ...added, language: '../x' })).body.errors[0].code).toBe('language-code')
    // By its code or by its name, in any of our languages.
    expect((await about()).body.choices).toContainEqual({ code: 'es', name: 'Spanish' })
    expect((await send({ ...added, language: 'Espagn' })).body.errors[0].code).toBe('language-code')
    expect((await send({ ...added, language: 'Espagnol' })).status).toBe(303)
    expect((await about()).body.file.facts).toMatchObject({
      languages: ['en', 'fr', 'es'],
      texts: { es: { title: 'Fundamentos' } },
    })
    expect(await errors()).toEqual([])
  })

  test('is dropped, its texts stay, and it comes back with them; the source can’t go', async () => {
    expect(await send({ form: 'drop-language', revision: '0', language: 'en' })).toMatchObject({
      status: 409,
      body: { code: 'studio_language_source' },
    })
    await send({ form: 'drop-language', revision: '0', language: 'fr' })
    expect((await about()).body.file.facts.languages).toEqual(['en'])
    expect((await open()).files.has('first/fr.mdx')).toBe(true)
    expect(await errors()).toEqual([])
    await send({ ...added, revision: '1', language: 'fr' })
    expect((await about()).body.file.facts.languages).toEqual(['en', 'fr'])
  })
})

describe('the order of modules', () => {
  test('is changed by a button, which keeps the focus, and by a drag to a place', async () => {
    await arrange({ form: 'add', id: 'third', title: 'Third' })
    const moved = await arrange({ form: 'move', module: 'third', by: 'up' })
    expect(moved.location).toBe(`${home}?moved=third:up`)
    expect(await modules()).toEqual(['first', 'third', 'second'])
    expect((await course('?moved=third:up')).body.moved).toEqual({ moduleId: 'third', by: 'up' })
    expect((await arrange({ form: 'move', module: 'third', to: '0' })).location).toBe(`${home}?moved=third`)
    expect(await modules()).toEqual(['third', 'first', 'second'])
    await arrange({ form: 'move', module: 'third', to: '99' })
    expect(await modules()).toEqual(['first', 'second', 'third'])
    await arrange({ form: 'move', module: 'first', by: 'up' })
    await arrange({ form: 'move', module: 'nothing', to: '0' })
    expect(await modules()).toEqual(['first', 'second', 'third'])
  })
})

describe('a module', () => {
  test('that is taken out is set aside, its exercises retired with a reason; it comes back without', async () => {
    const view = (await module()).body
    expect(view).toMatchObject({ isNamed: true, published: { exercises: ['one'], answered: 0 } })
    expect(await change({ form: 'out', reason: ' ' })).toMatchObject({
      status: 400,
      body: { code: 'studio_retire_reason' },
    })
    expect((await change({ form: 'out', reason: 'It is\nout of date: 2019' })).location).toBe(
      `${home}?done=aside`,
    )
    const { body } = await course()
    expect(body.aside).toEqual([{ id: 'first', title: 'First', isTest: false }])
    expect((await about()).body.file.facts.retired).toEqual({ one: 'It is out of date: 2019' })
    expect((await change({ form: 'out', reason: 'x' }, 'second')).body.code).toBe('studio_last_module')
    await arrange({ form: 'put-back', module: 'first' })
    expect(await modules()).toEqual(['second', 'first'])
    expect((await about()).body.file.facts.retired).toEqual({})
    expect(await errors()).toEqual([])
  })

  test('that was set aside is published without, and its files go only when asked', async () => {
    // A link in the text of the other leads there.
    const second = textOf(await open(), 'second/en.mdx') ?? ''
    expect(second).toContain('../first')
    expect((await arrange({ form: 'delete', module: 'first' })).status).toBe(404)
    await change({ form: 'out', reason: 'Out of date' })
    expect(await errors()).toEqual(['link-broken'])
    await arrange({ form: 'delete', module: 'first' })
    expect([...(await open()).files.keys()].filter((path) => path.startsWith('first/'))).toEqual([])
    expect((await arrange({ form: 'put-back', module: 'first' })).status).toBe(404)
  })

  test('is added once, and what was typed comes back', async () => {
    for (const [id, title, code] of [
      ['first', 'Again', 'studio_id_taken'],
      ['../x', 'Bad', 'studio_id'],
      ['third', ' ', 'studio_title_missing'],
    ] as const) {
      const answer = await arrange({ form: 'add', id, title })
      expect(answer.body).toEqual({ typed: { form: 'add', id, title }, code })
    }
  })
})

describe('the test of a course', () => {
  test('begins with two forms that can be published as they stand', async () => {
    const answer = await arrange({ form: 'test', id: 'what-you-know', title: 'What do "you" know?' })
    expect(answer.location).toBe(`${home}/write/what-you-know/en`)
    expect(await errors()).toEqual([])
    const text = textOf(await open(), 'what-you-know/en.mdx') ?? ''
    expect(text.match(/<Form id="[ab]">/g)).toHaveLength(2)
    expect(text.match(/objective="count"/g)).toHaveLength(20)
    expect(await publishDraft(db, await open(), { reason: 'A test', now: 5 })).toMatchObject({
      outcome: 'published',
    })
    expect((await courses.all(db))[0]?.test).toBe('what-you-know')
    expect(await arrange({ form: 'test', id: 'another', title: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'studio_test_there' },
    })
  })

  test('says how often it is sat, and is taken out and put back as the test', async () => {
    await arrange({ form: 'test', id: 'data-test', title: 'Test' })
    const { body } = await module('data-test')
    expect(body).toMatchObject({
      kind: { isTest: true, isSource: true },
      front: { tries: '1', isTimed: true },
    })
    const front = { form: 'front', revision: String(body.revision), title: 'Test', summary: 'Short' }
    const answer = await change({ ...front, minutes: '20', tries: '0', do: 'save' }, 'data-test')
    expect(answer.body.errors).toEqual([{ id: 'tries', code: 'tries' }])
    await change({ ...front, minutes: '20', tries: '2', do: 'save', 'objective:count': 'First' }, 'data-test')
    expect(textOf(await open(), 'data-test/en.mdx')).toContain('tries: 2\n')
    expect(textOf(await open(), 'data-test/en.mdx')).toContain('timed: false\n')
    await change({ form: 'out' }, 'data-test')
    expect((await course()).body.aside).toEqual([{ id: 'data-test', title: 'Test', isTest: true }])
    await arrange({ form: 'put-back', module: 'data-test' })
    expect((await course()).body.modules.at(-1)).toMatchObject({ id: 'data-test', isTest: true })
    expect(await errors()).toEqual([])
  })
})

describe('the front matter of a text', () => {
  const front: Record<string, string> = {
    form: 'front',
    revision: '0',
    do: 'save',
    title: 'First',
    summary: 'What a census can count.',
    minutes: '40',
    objective: 'count',
    'objective:count': 'First',
  }
  const english = async () => textOf(await open(), 'first/en.mdx') ?? ''
  const french = async () => textOf(await open(), 'first/fr.mdx') ?? ''

  test('is changed on its own lines', async () => {
    const before = await english()
    const answer = await change({ ...front, title: 'A "first": one\n---', minutes: '45' })
    expect(answer.location).toBe(`${home}/module/first/en?done=save`)
    const { body } = await module()
    expect(body.front).toMatchObject({ title: 'A "first": one ---', minutes: '45' })
    const [head, ...rest] = [before, await english()].map((text) => text.split('\n---\n').slice(1).join())
    expect(rest).toEqual([head])
    // What a translation repeats follows.
    expect(await french()).toContain('minutes: 45')
    expect(await french()).toContain('title: Premier')
    expect(await errors()).toEqual([])
  })

  test('gets objectives, moves and loses them; a button keeps what was typed elsewhere', async () => {
    await change({ ...front, 'new-words': 'Tell a stock from a flow', do: 'add', title: 'Typed beside' })
    const added = (await module()).body
    expect(added.front).toMatchObject({
      title: 'Typed beside',
      objectives: [{ id: 'count' }, { id: 'tell-a-stock-from-a-flow', words: 'Tell a stock from a flow' }],
    })
    const both = new URLSearchParams({
      ...front,
      revision: '1',
      'objective:tell-a-stock-from-a-flow': 'Tell',
    })
    both.append('objective', 'tell-a-stock-from-a-flow')
    both.set('do', 'up:tell-a-stock-from-a-flow')
    const moved = await change(both)
    expect(moved.location).toContain('done=up')
    expect((await module()).body.front.objectives.map(({ words }: { words: string }) => words)).toEqual([
      'Tell',
      'First',
    ])
    const used = await change({ ...front, revision: '2', do: 'remove:count' })
    expect(used.body.errors).toEqual([{ id: 'objective-count', code: 'objective-used' }])
    await change({ ...front, revision: '2', do: 'remove:tell-a-stock-from-a-flow' })
    expect((await module()).body.front.objectives).toEqual([{ id: 'count', words: 'First' }])
  })

  test('is refused with what was typed, and saved over no other window', async () => {
    const wrong = await change({ ...front, title: '', minutes: '0', 'new-id': 'B A D' })
    expect(wrong.body).toMatchObject({
      errors: [
        { id: 'title', code: 'text-missing' },
        { id: 'minutes', code: 'minutes' },
      ],
      typed: { form: { summary: front.summary }, added: { id: 'B A D' } },
    })
    expect((await open()).drafts).toEqual([])
    await change({ ...front, title: 'In one window' })
    const late = await change({ ...front, title: 'In the other' })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'studio_saved_elsewhere', typed: { form: { title: 'In the other' } } },
    })
    expect(await english()).toContain('title: In one window')
  })

  test('of a translation has only words, whatever is sent', async () => {
    const { body } = await module('first', 'fr')
    expect(body).toMatchObject({ kind: { isSource: false }, sourceFront: { title: 'First' } })
    await change(
      { ...front, title: 'Tout premier', minutes: '5', do: 'add', 'new-words': 'Extra' },
      'first',
      'fr',
    )
    expect(await french()).toContain('title: Tout premier')
    expect(await french()).toContain('minutes: 40')
    expect(await french()).not.toContain('Extra')
    expect((await change({ form: 'out', reason: 'x' }, 'first', 'fr')).status).toBe(303)
  })
})
