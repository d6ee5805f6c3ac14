import { beforeEach, describe, expect, test } from 'vitest'
import { openWorkspace, textOf } from '#app/domain/studio/workspace.server.ts'
import { action, loader } from '#app/routes/studio/files.tsx'
import { action as write } from '#app/routes/studio/write.tsx'
import type { Db } from '#db/gateway.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { aDrawing, aPhotograph, pngOfSize } from '#tests/content/pictures.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let open: Awaited<ReturnType<typeof anAuthoredCourse>>['open']
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
})

type File = [name: string, bytes: Buffer | string]

const formOf = (fields: Record<string, string>, files: File[]) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [name, bytes] of files) form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name)
  return form
}

const params = { course: courseId, module: 'first' }
const path = `/en/studio/${courseId}/files/first`

const view = async (who: string | null = 'author', query = '', more = {}) =>
  ask(loader, path + query, { params: { ...params, ...more }, cookie: who && (await cookieOf(db, who)) })

const post = async (fields: Record<string, string>, files: File[] = [], who: string | null = 'author') =>
  ask(action, path, { params, cookie: who && (await cookieOf(db, who)), form: formOf(fields, files) })

const add = (files: File[], who?: string | null) => post({ form: 'add' }, files, who)
const sources = async () => (await view()).body.pictures.map(({ src }: { src: string }) => src)
const outcomes = ({ body }: { body: { results: { outcome: string; src: string }[] } }) =>
  body.results.map(({ outcome, src }) => [outcome, src])

describe('the pictures of a module', () => {
  test('are listed with who shows them and what is said there', async () => {
    const { body } = await view()
    expect(body.languages).toEqual(['en', 'fr'])
    expect(body.pictures).toMatchObject([
      {
        src: 'bars.svg',
        path: 'first/bars.svg',
        seconds: 1,
        isShared: false,
        isDraft: false,
        uses: [
          { moduleId: 'first', language: 'en', alt: 'Two bars' },
          { moduleId: 'first', language: 'fr', alt: 'Deux barres' },
        ],
      },
    ])
  })

  test.each([null, 'learner', 'stranger'])('are nothing for %s', async (who) => {
    if (who) await somebody(db, who, who === 'learner' ? 'learner' : 'trainer')
    const photo = await aPhotograph(20, 20)
    for (const answer of [await view(who), await add([['a.jpg', photo]], who)]) {
      expect([302, 403]).toContain(answer.status)
      expect(answer.body?.pictures).toBeUndefined()
    }
    expect(await sources()).toEqual(['bars.svg'])
  })

  test('of a module that is not there are not found', async () => {
    expect((await view('author', '', { module: 'nothing' })).status).toBe(404)
    expect((await view('author', '', { course: 'nothing' })).status).toBe(404)
  })
})

describe('a picture that is brought', () => {
  test('is made small, named, and a draft of its author alone', async () => {
    const answer = await add([
      ['Camp (été).JPG', await aPhotograph(900, 600)],
      ['bars.png', await aDrawing(300, 200)],
    ])
    expect(answer.status).toBe(200)
    expect(outcomes(answer)).toEqual([
      ['added', 'camp-ete.webp'],
      ['added', expect.stringMatching(/^bars\.(png|webp)$/)],
    ])
    const { body } = await view()
    expect(body.pictures.filter(({ isDraft }: { isDraft: boolean }) => isDraft)).toHaveLength(2)
    for (const { bytes, broken } of body.pictures) {
      expect(broken).toBeNull()
      expect(bytes).toBeLessThanOrEqual(60 * 1024)
    }
    await somebody(db, 'admin', 'admin')
    expect((await view('admin')).body.pictures).toHaveLength(1)
  })

  test('twice is kept once', async () => {
    const photo = await aPhotograph(80, 60)
    const answer = await add([
      ['a.jpg', photo],
      ['b.jpg', photo],
    ])
    expect(outcomes(answer)).toEqual([
      ['added', 'a.webp'],
      ['already', 'a.webp'],
    ])
    expect(outcomes(await add([['c.jpg', photo]]))).toEqual([['already', 'a.webp']])
  })

  test('and is none is refused with the reason, and keeps no other out', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">'
    const answer = await add([
      ['bomb.png', pngOfSize(60_000, 60_000)],
      ['page.png', '<!doctype html><script>alert(1)</script>'],
      ['entities.svg', `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing}&a;</svg>`],
      ['phone.jpg', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
      ['script.svg', `${drawing}<script>alert(1)</script><rect onclick="x"/></svg>`],
    ])
    expect(answer.status).toBe(400)
    expect(
      answer.body.results.map(({ refusal }: { refusal?: { refused: string } }) => refusal?.refused),
    ).toEqual(['too-many-pixels', 'not-a-picture', 'svg', 'heic', undefined])
    const workspace = await open()
    expect(workspace.files.get('first/script.svg')?.toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect></rect></svg>',
    )
    expect(await sources()).toEqual(['bars.svg', 'script.svg'])
  })

  test.each([
    ['../../../etc/passwd', 'passwd.webp'],
    ['..\\..\\second\\en.mdx', 'picture-1.webp'],
    ['second/en.mdx', 'picture-1.webp'],
    ['course.yaml', 'course.webp'],
    ['"><img src=x onerror=alert(1)>.png', 'img-src-x-onerror-alert-1.webp'],
    ['\u202egnp.exe', 'gnp.webp'],
    ['صورة.png', 'picture-1.webp'],
    ['con.png', 'picture-1.webp'],
  ])('as %j stays in its folder', async (name, src) => {
    const before = [...(await open()).files.keys()]
    const answer = await add([[name, await aPhotograph(20, 20)]])
    // A server sees what a browser made of a name; a picture without letters of ours is numbered.
    const [[outcome, given] = []] = outcomes(answer)
    expect(outcome).toBe('added')
    expect([src, 'en.webp']).toContain(given)
    const after = [...(await open()).files.keys()].filter((known) => !before.includes(known))
    expect(after).toEqual([`first/${given}`])
  })

  test('nothing, or too many at once', async () => {
    expect(await add([])).toMatchObject({ status: 400, body: { code: 'studio_file_missing' } })
    const many = await Promise.all(Array.from({ length: 12 }, (_, n) => aPhotograph(20 + n, 20)))
    expect(outcomes(await add(many.map((bytes, n) => [`n${n}.jpg`, bytes])))).toHaveLength(10)
  })
})

describe('a picture that is there', () => {
  const english = async () => textOf(await open(), 'first/en.mdx') ?? ''

  test('is put into a text with words for those who can’t see it', async () => {
    const insert = (alt: string) => post({ form: 'insert', src: 'bars.svg', alt, textLanguage: 'en' })
    const refused = await insert('  …')
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'studio_alt_missing', typed: { alt: '  …' } },
    })
    const answer = await insert('Two "tall" bars: 5 > 3')
    // To the line on which it stands.
    const line = (await english()).split('\n').findLastIndex((words) => words.startsWith('<Figure ')) + 1
    expect([answer.status, answer.location]).toEqual([
      303,
      `/en/studio/${courseId}/write/first/en?line=${line}`,
    ])
    expect((await english()).trimEnd()).toMatch(
      /\n\n<Figure src="bars\.svg" alt="Two ”tall” bars: 5 > 3" \/>$/,
    )
    expect((await view()).body.pictures[0].uses).toHaveLength(3)
    expect((await post({ form: 'insert', src: '../../x.svg', alt: 'x', textLanguage: 'en' })).status).toBe(
      404,
    )
    expect((await post({ form: 'insert', src: 'bars.svg', alt: 'x', textLanguage: 'de' })).status).toBe(404)
  })

  test('is replaced wherever it is shown, also by another kind of file', async () => {
    const answer = await post({ form: 'replace', path: 'first/bars.svg' }, [
      ['x.jpg', await aPhotograph(50, 40)],
    ])
    expect(outcomes(answer)).toEqual([['added', 'bars.webp']])
    expect(await sources()).toEqual(['bars.webp'])
    expect(await english()).toContain('<Figure src="bars.webp" alt="Two bars" />')
    expect((await view()).body.pictures[0].uses).toHaveLength(2)
    expect((await post({ form: 'replace', path: 'first/en.mdx' }, [['x.png', 'x']])).status).toBe(404)
    expect((await post({ form: 'replace', path: '../x.png' }, [['x.png', 'x']])).status).toBe(404)
  })

  test('is removed only when no text shows it, and can be put back', async () => {
    expect(await post({ form: 'remove', path: 'first/bars.svg' })).toMatchObject({
      status: 409,
      body: { code: 'studio_picture_used' },
    })
    expect((await post({ form: 'remove', path: 'first/en.mdx' })).status).toBe(404)
    await add([['a.jpg', await aPhotograph(50, 40)]])
    const removed = await post({ form: 'remove', path: 'first/a.webp' })
    expect(await sources()).toEqual(['bars.svg'])
    const { body } = await view('author', new URL(removed.location ?? '', 'http://x').search)
    expect(body.removed.path).toBe('first/a.webp')
    expect((await post({ form: 'restore', ...body.removed })).status).toBe(303)
    expect(await sources()).toEqual(['a.webp', 'bars.svg'])
    expect((await post({ form: 'restore', ...body.removed })).status).toBe(409)
    expect((await post({ form: 'restore', path: 'first/en.mdx', hash: body.removed.hash })).status).toBe(404)
  })
})

test('a problem is mended without scripts, in the text that was seen', async () => {
  const place = { course: courseId, module: 'first', textLanguage: 'en' }
  const send = async (form: Record<string, string>) =>
    ask(write, `/en/studio/${courseId}/write/first/en`, {
      params: place,
      cookie: await cookieOf(db, 'author'),
      form,
    })
  const text = moduleText('First', 'one', 'Fewer than <5 cases.')
  expect((await send({ form: 'text', text, revision: '0' })).status).toBe(303)
  const fix = { form: 'fix', code: 'stray-angle', line: '10', column: '12', number: '0', revision: '1' }
  expect((await send({ ...fix, line: '11' })).body.code).toBe('studio_fix_gone')
  expect((await send({ ...fix, revision: '0' })).status).toBe(409)
  expect((await send(fix)).status).toBe(303)
  const author = {
    id: 'author',
    role: 'trainer' as const,
    isGuest: false,
    name: null,
    language: 'en' as const,
  }
  expect(textOf(await openWorkspace(db, author, courseId), 'first/en.mdx')).toBe(text.replace('<5', '\\<5'))
})
