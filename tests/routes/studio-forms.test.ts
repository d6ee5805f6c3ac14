import { beforeEach, describe, expect, test } from 'vitest'
import { textPath } from '#app/content/course-files.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { revisionOf, textOf } from '#app/domain/studio/workspace.server.ts'
import { action, loader } from '#app/routes/studio/exercise.tsx'
import { action as listAction, loader as listLoader } from '#app/routes/studio/exercises.tsx'
import { loader as translation } from '#app/routes/studio/translate.tsx'
import type { Db } from '#db/gateway.server.ts'
import { courseYaml, svg } from '#tests/content/folder.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

const front = (title: string) =>
  `---\ntitle: ${title}\nsummary: What a census can count.\nminutes: 40\nobjectives: { count: ${title}, tell: Tell }\n---\n\n${title}.\n\n## Part\n\nWords.\n\n`

const exercises = {
  one: '<Choice id="one" objective="count" future="x">\nOne or two?\n\n- [x] One\n- [ ] Two, if $x \\lt 2$\n  > Why two?\n- [ ] Three\n\n  with a second paragraph\n\n<Hint>Look.</Hint>\n\n<Solution>One.</Solution>\n</Choice>',
  share:
    '<Numeric id="share" objective="count" unit="%">\nWhat share?\n\n- [x] 26.2 +- 0.05\n- [ ] 35.5..35.7\n  > Not the adults.\n\n<Solution>26.2.</Solution>\n</Numeric>',
  pairs:
    '<Match id="pairs" objective="count">\nPair them.\n\n| Left | Right |\n|:---|---|\n| a | b |\n| c | d |\n\n<Solution>So.</Solution>\n</Match>',
  reply:
    '<Written id="reply" objective="count">\nAnswer.\n\n<Rubric>\n- One number.\n</Rubric>\n\n<Solution>6,510.</Solution>\n</Written>',
}

const text = (title: string, change = (body: string) => body) =>
  front(title) + change(Object.values(exercises).join('\n\n')) + '\n'

const translated = () => text('Premier', (body) => body.replaceAll(/ (objective|future)="\w+"/g, ''))

/** What can't be published stands in a draft. */
const publishable = (source: string) =>
  source.replace(' future="x"', '').replace('\n\n  with a second paragraph', '')

const files = () => ({
  'foundations/course.yaml': courseYaml(['first']),
  'foundations/first/en.mdx': publishable(text('First')),
  'foundations/first/fr.mdx': publishable(translated()),
  'foundations/first/bars.svg': svg('Bars'),
  'glossary.yaml':
    'stock:\n  term: { en: stock, fr: effectif }\n  definition: { en: People on a date., fr: Des personnes. }\n',
})

let db: Db
let open: Awaited<ReturnType<typeof anAuthoredCourse>>['open']
beforeEach(async () => {
  db = await aSite()
  const course = await anAuthoredCourse(db, files())
  open = course.open
  const changes = [
    { path: 'first/en.mdx', bytes: Buffer.from(text('First')) },
    { path: 'first/fr.mdx', bytes: Buffer.from(translated()) },
  ]
  await saveFiles(db, await open(), changes, 1)
})

const english = async () => textOf(await open(), textPath('first', 'en')) ?? ''
const french = async () => textOf(await open(), textPath('first', 'fr')) ?? ''

const at = (exercise: string, textLanguage = 'en') => ({
  path: `/en/studio/${courseId}/exercise/first/${textLanguage}/${exercise}`,
  params: { course: courseId, module: 'first', textLanguage, exercise },
})

const view = async (exercise: string, who: string | null = 'author', textLanguage = 'en') => {
  const { path, params } = at(exercise, textLanguage)
  return ask(loader, path, { params, cookie: who && (await cookieOf(db, who)) })
}

const post = async (
  exercise: string,
  fields: Record<string, string>,
  who: string | null = 'author',
  textLanguage = 'en',
) => {
  const { path, params } = at(exercise, textLanguage)
  return ask(action, path, { params, cookie: who && (await cookieOf(db, who)), form: fields })
}

/** The fields as a browser would send them back from the form that is shown. */
async function shown(exercise: string, textLanguage = 'en'): Promise<Record<string, string>> {
  const { body } = await view(exercise, 'author', textLanguage)
  return fieldsOf(body.filled, body.revision)
}

// biome-ignore lint/suspicious/noExplicitAny: what a page was given.
function fieldsOf(filled: any, revision: number): Record<string, string> {
  const fields: Record<string, string> = { form: 'exercise', revision: String(revision) }
  const put = (name: string, value: unknown) => {
    if (name.endsWith('-mark') || name === 'shuffle') {
      if (value === true || value === 'on') fields[name] = 'on'
    } else fields[name] = value === null ? 'new' : String(value)
  }
  for (const [name, value] of Object.entries(filled.attributes)) put(name, value)
  put('prompt', filled.prompt)
  put('solution', filled.solution)
  const rows: [string, Record<string, unknown>[] | undefined][] = [
    ['item', filled.items],
    ['row', filled.table?.rows],
    ['code', filled.codes],
    ['hint', filled.hints],
  ]
  for (const [sort, own] of rows)
    own?.forEach((row, index) => {
      for (const [name, value] of Object.entries(row))
        if (name !== 'kept') put(`${sort}-${index}-${name}`, value)
    })
  if (filled.table) for (const name of ['left', 'right', 'feedback']) put(`head-${name}`, filled.table[name])
  return fields
}

describe('the form of an exercise', () => {
  test('shows what it is made of, what it keeps, and what is wrong with it', async () => {
    const { body } = await view('one')
    expect(body).toMatchObject({
      tag: 'Choice',
      isSource: true,
      objectives: { count: 'First', tell: 'Tell' },
    })
    expect(body.kept).toEqual(['future="x"'])
    expect(body.filled.items).toMatchObject([
      { mark: true, text: 'One' },
      { mark: false, text: 'Two, if $x \\lt 2$', feedback: 'Why two?' },
      { kept: '- [ ] Three\n\n  with a second paragraph' },
    ])
    const lines = (await english()).split('\n')
    for (const { line } of body.problems)
      expect(lines.slice(body.line - 1, body.line + 18)).toContain(lines[line - 1])
    expect(body.problems.map(({ code }: { code: string }) => code)).toContain('attribute-unknown')
    expect((await view('share')).body.filled.items).toMatchObject([
      { text: '26.2', tolerance: '0.05' },
      { text: '35.5..35.7', tolerance: '' },
    ])
  })

  test.each(['one', 'share', 'pairs', 'reply'])(
    'of %s, saved as it is, changes not a byte',
    async (exercise) => {
      const before = await english()
      expect((await post(exercise, await shown(exercise))).status).toBe(303)
      expect(await english()).toBe(before)
    },
  )

  test('saves what was changed into the same source, and only that', async () => {
    const fields = await shown('one')
    const answer = await post('one', {
      ...fields,
      prompt: 'Which is it, if age < 18?',
      title: 'A "short" name',
      objective: 'tell',
      points: '0,5',
      shuffle: 'on',
      'item-0-feedback': 'Yes.\r\n\r\nIndeed.',
      'item-1-mark': 'on',
      'hint-0-text': '',
    })
    expect([answer.status, answer.location]).toEqual([303, `${at('one').path}?done=saved`])
    const next = exercises.one
      .replace(
        '<Choice id="one" objective="count" future="x">',
        '<Choice id="one" objective="tell" future="x" title="A &quot;short&quot; name" points="0.5" shuffle>',
      )
      .replace('One or two?', 'Which is it, if age \\< 18?')
      .replace('- [x] One\n', '- [x] One\n  > Yes.\n  >\n  > Indeed.\n')
      .replace('- [ ] Two', '- [x] Two')
      .replace('\n\n<Hint>Look.</Hint>', '')
    expect(await english()).toBe(text('First').replace(exercises.one, next))
    expect((await view('one')).body.filled.prompt).toBe('Which is it, if age < 18?')
  })

  test('changes numbers, tolerances, rows of tables and criteria', async () => {
    await post('share', { ...(await shown('share')), 'item-0-tolerance': '0.1', 'item-1-text': '35.0..36.0' })
    await post('pairs', {
      ...(await shown('pairs')),
      'row-1-right': 'd | e',
      'row-2-from': 'new',
      'row-2-left': 'f',
      'row-2-right': 'g',
      'row-2-feedback': '',
    })
    await post('reply', { ...(await shown('reply')), 'item-1-from': 'new', 'item-1-text': '1. Its date' })
    expect(await english()).toContain('- [x] 26.2 ± 0.1\n- [ ] 35.0..36.0\n')
    expect(await english()).toContain('|:---|---|\n| a | b |\n| c | d \\| e |\n| f | g |\n')
    expect(await english()).toContain('- One number.\n- 1\\. Its date\n</Rubric>')
  })

  test('has more, fewer and moved rows without saving, and keeps what was typed', async () => {
    const before = await english()
    const fields = { ...(await shown('one')), prompt: 'Typed <b>', 'item-0-text': 'Uno' }
    const more = await post('one', { ...fields, do: 'add-item' })
    expect(more.status).toBe(200)
    expect(more.body.filled).toMatchObject({ prompt: 'Typed <b>' })
    expect(more.body.filled.items).toHaveLength(4)
    expect(more.body.focus).toBe('item-3-text')
    const moved = await post('one', {
      ...fieldsOf(more.body.filled, more.body.revision),
      'item-3-text': 'Four',
      do: 'up-item-3',
    })
    expect(
      moved.body.filled.items.map(({ text, kept }: { text: string; kept: string }) => kept ?? text),
    ).toEqual(['Uno', 'Two, if $x \\lt 2$', 'Four', '- [ ] Three\n\n  with a second paragraph'])
    const fewer = await post('one', {
      ...fieldsOf(moved.body.filled, moved.body.revision),
      do: 'drop-item-1',
    })
    expect(await english()).toBe(before)
    await post('one', fieldsOf({ ...fewer.body.filled, prompt: 'New' }, fewer.body.revision))
    expect(await english()).toContain(
      'New\n\n- [x] Uno\n- [ ] Four\n- [ ] Three\n\n  with a second paragraph\n\n<Hint>',
    )
  })

  test('over a text that was saved meanwhile keeps what was typed and overwrites nothing', async () => {
    const fields = await shown('one')
    await post('share', { ...(await shown('share')), prompt: 'What part?' })
    const between = await english()
    const answer = await post('one', { ...fields, prompt: 'Mine' })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'studio_saved_elsewhere', filled: { prompt: 'Mine' } },
    })
    expect(await english()).toBe(between)
  })

  test('sent twice is saved once', async () => {
    const fields = { ...(await shown('one')), prompt: 'Mine' }
    expect((await post('one', fields)).status).toBe(303)
    const once = await english()
    expect((await post('one', fields)).status).toBe(303)
    expect(await english()).toBe(once)
  })

  test('in a translation changes words, and no keys, numbers or rows', async () => {
    await post(
      'one',
      {
        ...(await shown('one', 'fr')),
        title: 'Un',
        points: '9',
        objective: 'tell',
        shuffle: 'on',
        'item-0-text': 'Un',
        'item-1-mark': 'on',
        'item-1-feedback': 'Pourquoi ?',
        'item-3-from': 'new',
        'item-3-text': 'De plus',
      },
      'author',
      'fr',
    )
    await post(
      'share',
      { ...(await shown('share', 'fr')), 'item-0-text': '1', 'item-0-tolerance': '9', unit: 'pour cent' },
      'author',
      'fr',
    )
    const { 'row-1-from': _from, ...rows } = await shown('pairs', 'fr')
    await post('pairs', { ...rows, 'row-0-left': 'à' }, 'author', 'fr')
    const after = await french()
    expect(after).toContain('<Choice id="one" title="Un">')
    expect(after).toContain('- [x] Un\n- [ ] Two, if $x \\lt 2$\n  > Pourquoi ?\n- [ ] Three\n')
    expect(after).not.toContain('De plus')
    expect(after).toContain('<Numeric id="share" unit="pour cent">')
    expect(after).toContain('- [x] 26.2 +- 0.05\n')
    expect(after).toContain('| à | b |\n| c | d |\n')
  })

  test('of a translation has the source beside it, and a way back to its block', async () => {
    const { body } = await view('share', 'author', 'fr')
    expect(body.twin).toMatchObject({
      language: 'en',
      filled: { prompt: 'What share?', items: [{ text: '26.2', tolerance: '0.05' }, { text: '35.5..35.7' }] },
    })
    const board = { course: courseId, module: 'first', textLanguage: 'fr' }
    const path = `/en/studio/${courseId}/translate/first/fr`
    const page = await ask(translation, path, { params: board, cookie: await cookieOf(db, 'author') })
    expect(page.body.view.blocks[body.block - 1]).toMatchObject({ number: body.block, formId: 'share' })
    expect((await view('share')).body).toMatchObject({ twin: null, block: null })
  })

  test('of a translation stands alone where the source has no such exercise', async () => {
    await saveFiles(db, await open(), [{ path: 'first/en.mdx', bytes: Buffer.from(front('First')) }], 2)
    const { status, body } = await view('share', 'author', 'fr')
    expect([status, body.twin]).toEqual([200, null])
    expect((await post('share', { ...(await shown('share', 'fr')), unit: 'x' }, 'author', 'fr')).status).toBe(
      303,
    )
  })

  test('in a translation takes over a key that the source has changed', async () => {
    const changed = text('First').replace('26.2 +- 0.05', '27.5 +- 0.05').replace('- [x] One', '- [ ] One')
    await saveFiles(db, await open(), [{ path: 'first/en.mdx', bytes: Buffer.from(changed) }], 2)
    expect((await view('share', 'author', 'fr')).body.filled.items[0].text).toBe('27.5')
    for (const exercise of ['share', 'one'])
      expect((await post(exercise, await shown(exercise, 'fr'), 'author', 'fr')).status).toBe(303)
    const same = translated().replace('26.2 +- 0.05', '27.5 +- 0.05').replace('- [x] One', '- [ ] One')
    expect(await french()).toBe(same)
  })

  test.each([null, 'learner', 'stranger'])('is nothing for %s', async (who) => {
    const fields = await shown('one')
    const before = await english()
    if (who) await somebody(db, who, who === 'learner' ? 'learner' : 'trainer')
    for (const answer of [await view('one', who), await post('one', { ...fields, prompt: 'x' }, who)]) {
      expect([302, 403, 404]).toContain(answer.status)
      expect(answer.body?.filled).toBeUndefined()
    }
    expect(await english()).toBe(before)
  })

  test('of an exercise that is not there is not found', async () => {
    expect((await view('nothing')).status).toBe(404)
    expect((await post('nothing', {})).status).toBe(404)
  })
})

const hostile = [
  '<script>alert(1)</script>',
  '{process.exit()}',
  '</Choice>',
  '</Solution><Choice id="x">',
  '```\n<b>',
  '- ```\n  a\nb\n```',
  '```sql solution\nSELECT 1\n```',
  '" onload="x',
  '| a | b |\n|---|---|',
  'export const a = 1',
  '[a](javascript:alert(1))',
  '\u202e{{',
]

describe('hostile words', () => {
  test.each(['one', 'share', 'pairs', 'reply'])(
    'in every field of %s are words or are refused',
    async (exercise) => {
      const start = await shown(exercise)
      const names = Object.keys(start).filter((name) => !/^(form|revision)$|-(from|mark|name)$/.test(name))
      const others = Object.entries(exercises).filter(([id]) => id !== exercise)
      let saved = 0
      for (const [index, name] of names.entries())
        for (const words of [0, 5, 9].map((more) => hostile[(index + more) % hostile.length] ?? '')) {
          const workspace = await open()
          await saveFiles(db, workspace, [{ path: 'first/en.mdx', bytes: Buffer.from(text('First')) }], 2)
          const revision = String(revisionOf(await open(), 'first/en.mdx'))
          const answer = await post(exercise, { ...start, revision, [name]: words })
          if (answer.status !== 303) {
            expect([answer.status, await english()]).toEqual([400, text('First')])
            continue
          }
          saved++
          const { body } = await view(exercise)
          const codes = (body.problems as { code: string }[]).map(({ code }) => code)
          const broken = codes.filter((code) =>
            /^(stray|tag-|unknown-tag|attribute-program|unparseable|html)/.test(code),
          )
          expect(broken, `${name}: ${words}`).toEqual([])
          expect(body.filled).not.toBeNull()
          // All that stands around it is as it was.
          for (const [, source] of others) expect(await english()).toContain(source)
        }
      expect(saved).toBeGreaterThan(names.length)
    },
    60_000,
  )
})

describe('the exercises of a text', () => {
  const params = { course: courseId, module: 'first', textLanguage: 'en' }
  const path = `/en/studio/${courseId}/exercises/first/en`
  const list = async (who = 'author', more = {}) =>
    ask(listLoader, path, { params: { ...params, ...more }, cookie: await cookieOf(db, who) })
  const send = async (form: Record<string, string>, who = 'author', more = {}) =>
    ask(listAction, path, { params: { ...params, ...more }, cookie: await cookieOf(db, who), form })

  test('are listed with their places', async () => {
    const { body } = await list()
    expect(body.exercises.map(({ id, tag }: { id: string; tag: string }) => [id, tag])).toEqual([
      ['one', 'Choice'],
      ['share', 'Numeric'],
      ['pairs', 'Match'],
      ['reply', 'Written'],
    ])
    expect(body.places.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)).toEqual([
      'heading Part',
      'exercise one',
      'exercise share',
      'exercise pairs',
      'exercise reply',
    ])
    expect(body.offered).toMatchObject({ sample: null, objective: 'tell', pictures: ['bars.svg'] })
  })

  test('of a translation name the languages of the text, and say what there is to translate', async () => {
    const fr = { textLanguage: 'fr' }
    expect((await list()).body).toMatchObject({ languages: ['en', 'fr'], inSource: 0 })
    expect((await list('author', fr)).body).toMatchObject({ languages: ['en', 'fr'], inSource: 4 })
    await saveFiles(db, await open(), [{ path: 'first/fr.mdx', bytes: Buffer.from(front('Premier')) }], 2)
    expect((await list('author', fr)).body).toMatchObject({
      exercises: [],
      inSource: 4,
      sourceLanguage: 'en',
    })
  })

  test('a new one works as it is, has an id of its own, and opens as a form', async () => {
    const ids: string[] = []
    for (const kind of ['choice-one', 'choice-one', 'numeric', 'order', 'written']) {
      const { body } = await list()
      const after = String(body.places[1].line)
      const answer = await send({ form: 'new', kind, revision: String(body.revision), after })
      expect(answer.status).toBe(303)
      const id = /\/exercise\/first\/en\/([a-z0-9-]+)\?done=added$/.exec(answer.location ?? '')?.[1] ?? ''
      ids.push(id)
      const form = await view(id)
      expect(form.body.filled).not.toBeNull()
      // Nothing but that it is an example.
      expect([...new Set(form.body.problems.map(({ code }: { code: string }) => code))]).toEqual([
        'sample-text',
      ])
    }
    expect(ids).toEqual(['choice-1', 'choice-2', 'number-1', 'order-1', 'written-1'])
    expect((await english()).indexOf('id="written-1"')).toBeLessThan((await english()).indexOf('id="share"'))
  })

  test('none that computes without data, none in a translation, none over a newer text', async () => {
    const { revision } = (await list()).body
    const before = await english()
    const unfit = { status: 400, body: { code: 'studio_kind_unfit' } }
    expect(await send({ form: 'new', kind: 'sql', revision: String(revision) })).toMatchObject(unfit)
    expect(
      await send({ form: 'new', kind: 'text', revision: '1' }, 'author', { textLanguage: 'fr' }),
    ).toMatchObject(unfit)
    expect(await send({ form: 'new', kind: 'text', revision: '7' })).toMatchObject({
      status: 409,
      body: { code: 'studio_saved_elsewhere' },
    })
    expect((await send({ form: 'new', kind: '__proto__', revision: '0' })).status).toBe(303)
    expect(await english()).toBe(before)
  })

  test('are nobody else’s business', async () => {
    await somebody(db, 'learner', 'learner')
    await somebody(db, 'stranger')
    for (const who of ['learner', 'stranger']) {
      expect([403, 404]).toContain((await list(who)).status)
      expect([403, 404]).toContain((await send({ form: 'new', kind: 'text', revision: '0' }, who)).status)
    }
    expect((await list('author', { module: 'nothing' })).status).toBe(404)
  })

  test('something else is put behind a heading, and its note to the end', async () => {
    const insert = async (fields: Record<string, string>) => {
      const { body } = await list()
      return send({
        form: 'insert',
        revision: String(body.revision),
        after: String(body.places[0].line),
        ...fields,
      })
    }
    const all: Record<string, string>[] = [
      { what: 'figure', src: 'bars.svg', alt: 'Two "bars"' },
      { what: 'table', rows: '2', columns: '2' },
      { what: 'formula', tex: 'a < b' },
      { what: 'footnote', words: 'IOM <2024>, {x}' },
      { what: 'term', term: 'stock' },
      { what: 'note', kind: 'caution', words: 'Mind </Note> this.' },
    ]
    for (const fields of all) expect((await insert(fields)).location).toBe(`${path}?done=${fields.what}`)
    const after = await english()
    expect(after).toContain(
      '## Part\n\n<Note kind="caution">\nMind \\</Note> this.\n</Note>\n\nA word to know:',
    )
    expect(after).toContain('A sentence that has a source.[^note-1]')
    expect(after.endsWith('\n\n[^note-1]: IOM \\<2024>, \\{x}\n')).toBe(true)
    const { body } = await view('share')
    expect(body.problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([])
  })

  test('something else that does not fit is refused with what was typed', async () => {
    const { revision } = (await list()).body
    const before = await english()
    const refused: [Record<string, string>, string][] = [
      [{ what: 'figure', src: 'bars.svg', alt: ' … ' }, 'alt'],
      [{ what: 'figure', src: '../../x.svg', alt: 'A bar' }, 'unknown'],
      [{ what: 'formula', tex: 'a\n$$\n<script>' }, 'formula'],
      [{ what: 'term', term: 'x"><script>' }, 'unknown'],
      [{ what: 'data', data: 'x' }, 'unknown'],
      [{ what: 'note', kind: 'x', words: 'a' }, 'unknown'],
      [{ what: 'note', kind: 'data', words: '```\n<b>' }, 'words'],
    ]
    for (const [fields, problem] of refused) {
      const answer = await send({ form: 'insert', revision: String(revision), ...fields })
      expect(answer).toMatchObject({ status: 400, body: { snippet: { problem, fields } } })
    }
    expect(await english()).toBe(before)
  })
})
