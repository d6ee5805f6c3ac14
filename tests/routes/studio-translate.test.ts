import { beforeEach, describe, expect, test } from 'vitest'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { openWorkspace, textOf } from '#app/domain/studio/workspace.server.ts'
import { loader as board } from '#app/routes/studio/board.tsx'
import { loader as changes, action as weigh } from '#app/routes/studio/changes.tsx'
import { loader as page, action as save } from '#app/routes/studio/translate.tsx'
import { action as bring } from '#app/routes/studio/translate-in.tsx'
import { loader as file } from '#app/routes/studio/translate-out.ts'
import type { Db } from '#db/gateway.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let course: Awaited<ReturnType<typeof anAuthoredCourse>>
beforeEach(async () => {
  db = await aSite()
  course = await anAuthoredCourse(db)
})

const params = { course: courseId, module: 'first', textLanguage: 'fr' }
const here = `/en/studio/${courseId}/translate/first/fr`

const as = async (who: string | null) => ({ params, cookie: who && (await cookieOf(db, who)) })
const see = async (endpoint: unknown, path: string, who: string | null = 'author') =>
  ask(endpoint, path, await as(who))
const send = async (endpoint: unknown, path: string, form: Record<string, string>, who = 'author') =>
  ask(endpoint, path, { ...(await as(who)), form })

/** A change of the source in the author's draft. */
async function change(path: string, how: (text: string) => string) {
  const workspace = await course.open()
  await saveFiles(db, workspace, [{ path, bytes: Buffer.from(how(textOf(workspace, path) ?? '')) }], 5)
}

interface Shown {
  number: number
  state: string
  source: string
  target: string
  sourceHash: string
  targetHash: string
  formId: string | null
}

const another =
  '<Choice id="another">\nWhich?\n\n- [x] This\n- [ ] That\n\n<Solution>This.</Solution>\n</Choice>'

async function block(words: string): Promise<{ shown: Shown; form: Record<string, string> }> {
  const { body } = await see(page, here)
  const shown = (body.view.blocks as Shown[]).find(({ source }) => source.includes(words)) as Shown
  const { number, sourceHash: source, targetHash: target } = shown
  const form = {
    form: `block-${number}`,
    number: String(number),
    source,
    target,
    revision: String(body.view.revision),
  }
  return { shown, form }
}

const french = async () => textOf(await course.open(), 'first/fr.mdx') ?? ''

describe('who may translate', () => {
  test('nobody but authors sees a translation, its board, its files or its changes', async () => {
    await somebody(db, 'other', 'trainer')
    await somebody(db, 'learner')
    const doors: [unknown, string][] = [
      [page, here],
      [board, `/en/studio/${courseId}/board`],
      [changes, `/en/studio/${courseId}/changes/first`],
      [file, `${here}/out/xlf`],
    ]
    for (const [door, path] of doors) {
      expect((await see(door, path, 'other')).status).toBe(403)
      expect((await see(door, path, 'learner')).status).toBe(403)
      expect((await see(door, path, null)).location).toContain('/en/account/sign-in')
    }
    expect((await send(save, here, { number: '1', text: 'x' }, 'other')).status).toBe(403)
    expect((await send(bring, `${here}/in`, { form: 'take' }, 'other')).status).toBe(403)
    expect((await send(weigh, `/en/studio/${courseId}/changes/first`, {}, 'other')).status).toBe(403)
  })

  test('there is no translation into the source, nor into a language that the course has not', async () => {
    for (const textLanguage of ['en', 'de', '../x']) {
      const asked = { ...(await as('author')), params: { ...params, textLanguage } }
      expect((await ask(page, here, asked)).status).toBe(404)
    }
  })
})

describe('block by block', () => {
  test('a page shows each block of the source beside its translation, and how it stands', async () => {
    await change('first/en.mdx', (text) => `${text}\nA stock counts people.\n`)
    const { body, status } = await see(page, here)
    expect(status).toBe(200)
    expect(body.view.counts).toMatchObject({ missing: 1, meaning: 0 })
    const { shown } = await block('A stock counts')
    expect(shown).toMatchObject({ state: 'missing', target: '', terms: [{ id: 'stock', target: 'stock' }] })
  })

  test('a saved block leads back to where it stands on the page, and is in the draft', async () => {
    await change('first/en.mdx', (text) => `${text}\nThere were 5,090.\n`)
    const { form, shown } = await block('5,090')
    const answer = await send(save, here, { ...form, text: 'Il y en avait 5 090.\r\n' })
    expect(answer).toMatchObject({
      status: 303,
      location: `${here}?saved=${shown.number}#block-${shown.number}`,
    })
    expect(await french()).toContain('\nIl y en avait 5 090.\n')
    expect((await see(page, here)).body.view.counts).toMatchObject({ missing: 0 })
  })

  test('in the view of all blocks it leads back to that view', async () => {
    const { form, shown } = await block('id="one"')
    const { location } = await send(save, `${here}?show=all&saved=2`, { ...form, text: shown.target })
    expect(location).toBe(`${here}?saved=${shown.number}&show=all#block-${shown.number}`)
  })

  test('an exercise that the translation has can be translated in its form, no other block can', async () => {
    await change('first/en.mdx', (text) => `${text}\n${another}\n`)
    const { body } = await see(page, here)
    const forms = (body.view.blocks as Shown[]).flatMap(({ formId }) => formId ?? [])
    expect(forms).toEqual(['one'])
    const { form, shown } = await block('id="another"')
    expect(shown).toMatchObject({ state: 'missing', formId: null })
    // As a browser sends it where no scripts run.
    const typed = { ...form, text: another.replaceAll('\n', '\r\n') }
    expect((await send(save, here, typed)).status).toBe(303)
    expect(await french()).toContain(another)
    expect((await block('id="another"')).shown.formId).toBe('another')
  })

  test('an address names the block that was saved, is looked for, or begins with the source', async () => {
    expect((await see(page, here)).body).toMatchObject({ saved: null, shown: null, begun: null })
    expect((await see(page, `${here}?at=3&begin=4`)).body).toMatchObject({ shown: 3, begun: 4 })
    expect((await see(page, `${here}?saved=-1&at=x&begin=1.5`)).body).toMatchObject({
      saved: null,
      shown: null,
      begun: null,
    })
  })

  test('what breaks a number is refused with what differs, and is saved when it is meant', async () => {
    await change('first/en.mdx', (text) => `${text}\nThere were 5,090.\n`)
    const { form } = await block('5,090')
    const typed = { ...form, text: 'Il y en avait cinq mille.' }
    const refused = await send(save, here, typed)
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({
      text: typed.text,
      isSoft: true,
      why: { reason: 'locks', locks: [{ kind: 'number', wrong: 'lacking', value: '5,090' }] },
    })
    expect(await french()).not.toContain('cinq mille')
    expect((await send(save, here, { ...typed, anyway: 'yes' })).status).toBe(303)
    expect(await french()).toContain('cinq mille')
  })

  test('another id or another mark is never saved, whatever is ticked', async () => {
    const { form, shown } = await block('id="one"')
    for (const text of [shown.target.replace('"one"', '"two"'), shown.target.replace('- [x]', '- [ ]')]) {
      const refused = await send(save, here, { ...form, text, anyway: 'yes' })
      expect(refused).toMatchObject({ status: 400, body: { isSoft: false, why: { reason: 'locks' } } })
    }
  })

  test('a block is found right as it is, without a change', async () => {
    const first = await block('id="one"')
    // Something has to be kept before a change can be seen.
    await send(save, here, { ...first.form, text: `${first.shown.target.replace('One.', 'Un.')}` })
    await change('first/en.mdx', (text) => text.replace('Why two?', 'But why two?'))
    const { form, shown } = await block('But why two')
    expect(shown.state).toBe('meaning')
    const before = await french()
    expect((await send(save, here, { ...form, deed: 'right', text: 'ignored' })).status).toBe(303)
    expect(await french()).toBe(before)
    expect((await block('But why two')).shown.state).toBe('done')
  })

  test('a save from a page that is out of date comes back with what was typed', async () => {
    await change('first/en.mdx', (text) => `${text}\nOne more.\n`)
    const { form } = await block('One more')
    await send(save, here, { ...form, text: 'Un de plus.' })
    const late = await send(save, here, { ...form, text: 'Encore un.' })
    expect(late).toMatchObject({ status: 409, body: { text: 'Encore un.', why: { reason: 'gone' } } })
    expect(await french()).toContain('Un de plus.')
  })
})

describe('out and in', () => {
  async function outAs(kind: string): Promise<{ type: string; bytes: Buffer }> {
    const { loader } = await import('#app/routes/studio/translate-out.ts')
    const request = new Request(`http://localhost:3000${here}/out/${kind}`, {
      headers: { cookie: (await cookieOf(db, 'author')) ?? '' },
    })
    const response = await loader({ request, params: { lang: 'en', ...params, kind }, context: {} } as never)
    return {
      type: response.headers.get('content-type') ?? '',
      bytes: Buffer.from(await response.arrayBuffer()),
    }
  }

  /** What the page of the review is given for a file. */
  async function look(bytes: Buffer | string) {
    const form = new FormData()
    form.set('form', 'look')
    form.set('file', new File([bytes as never], 'back.xlf'))
    const request = new Request(`http://localhost:3000${here}/in`, {
      method: 'POST',
      headers: { cookie: (await cookieOf(db, 'author')) ?? '' },
      body: form,
    })
    const answer = (await bring({
      request,
      params: { lang: 'en', ...params },
      context: {},
    } as never)) as unknown as {
      data: {
        review: {
          revision: number
          lines: { verdict: string; reason: string | null; edit: unknown }[]
        } | null
        unreadable: string | null
      }
    }
    return answer.data
  }

  const take = (review: NonNullable<Awaited<ReturnType<typeof look>>['review']>) =>
    send(bring, `${here}/in`, {
      form: 'take',
      revision: String(review.revision),
      ...Object.fromEntries(
        review.lines.flatMap(({ edit }, index) =>
          edit
            ? [
                [`edit-${index}`, JSON.stringify(edit)],
                ['take', String(index)],
              ]
            : [],
        ),
      ),
    })

  test('XLIFF goes out, is translated, looked at and saved', async () => {
    await change('first/en.mdx', (text) => `${text}\nThere were 5,090.\n`)
    const { type, bytes } = await outAs('xlf')
    expect(type).toContain('application/xliff+xml')
    const translated = bytes
      .toString('utf8')
      .replace(/(There were 5,090\.<\/source>)/, '$1<target>Il y en avait 5\u202f090.</target>')
    const before = await french()
    const { review } = await look(translated)
    const counts = review?.lines.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'same')
    expect(counts).toEqual(['taken'])
    expect(await french()).toBe(before)
    if (!review) throw new Error('nothing was read')
    expect(await take(review)).toMatchObject({ status: 303, location: `${here}?done=file` })
    expect(await french()).toContain('Il y en avait 5\u202f090.')
    // Sent twice, or from an old page: nothing is overwritten.
    expect((await take(review)).status).toBe(409)
  })

  test('a workbook goes out and comes back', async () => {
    const { type, bytes } = await outAs('xlsx')
    expect(type).toContain('spreadsheetml')
    const { review } = await look(bytes)
    expect(new Set(review?.lines.map(({ verdict }) => verdict))).toEqual(new Set(['same']))
  })

  test('no other kind of file goes out', async () => {
    expect((await outAs('pdf')).bytes.toString()).toContain('There is no such page')
  })

  test('a file that can’t be read is told, and nothing is stored', async () => {
    expect((await look('<!DOCTYPE x><xliff version="2.0"/>')).unreadable).toBe('doctype')
    expect((await look('nothing')).unreadable).toBe('not-xml')
    expect((await look('')).unreadable).toBe('none')
    expect((await openWorkspace(db, course.author, courseId)).drafts).toEqual([])
  })

  test('a form of the review that somebody has made up saves nothing that the page would refuse', async () => {
    const { form, shown } = await block('id="one"')
    const edit = {
      number: shown.number,
      source: form.source,
      target: form.target,
      text: '<script>alert(1)</script>',
    }
    const made = { form: 'take', revision: '0', take: '0', 'edit-0': JSON.stringify(edit) }
    expect((await send(bring, `${here}/in`, made)).status).toBe(409)
    expect((await send(bring, `${here}/in`, { ...made, 'edit-0': '{}' })).status).toBe(409)
    expect(await french()).not.toContain('script')
  })
})

describe('the board and the weight of changes', () => {
  test('the board counts how the blocks of each module stand', async () => {
    await change('first/en.mdx', (text) => `${text}\nOne more.\n`)
    await change('second/fr.mdx', () => '')
    const { body } = await see(board, `/en/studio/${courseId}/board`)
    expect(body.board.languages).toEqual(['fr'])
    expect(body.board.modules[0]).toMatchObject({
      id: 'first',
      hasChanges: true,
      counts: { fr: { missing: 1 } },
    })
    expect(body.board.modules[1].counts.fr.done).toBe(0)
  })

  test('the author says which change is small', async () => {
    const path = `/en/studio/${courseId}/changes/first`
    await change('first/en.mdx', (text) => text.replace('title: First', 'title: The first'))
    const [only, ...more] = (await see(changes, path)).body.changes
    expect(more).toEqual([])
    expect(only).toMatchObject({ weight: 'meaning', mayBeMinor: true })
    expect((await send(weigh, path, { [`weight-${only.after}`]: 'minor' })).status).toBe(303)
    expect((await see(changes, path)).body.changes[0].weight).toBe('minor')
    expect(textOf(await course.open(), 'first/en.blocks.yaml')).toContain(only.after)
  })
})
