import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { openWorkspace, textOf, type Workspace } from '#app/domain/studio/workspace.server.ts'
import { loader as accountPage } from '#app/routes/account/profile.tsx'
import { loader as coursePage } from '#app/routes/studio/course.tsx'
import { loader as studioPage } from '#app/routes/studio/courses.tsx'
import { loader as historyPage } from '#app/routes/studio/history.tsx'
import { loader as previewPage } from '#app/routes/studio/preview.tsx'
import { loader as publishPage } from '#app/routes/studio/publish.tsx'
import { action, loader } from '#app/routes/studio/review-text.tsx'
import { action as courseAction, loader as reviewsPage } from '#app/routes/studio/reviews.tsx'
import { action as settings, loader as settingsPage } from '#app/routes/studio/settings.tsx'
import { loader as writePage } from '#app/routes/studio/write.tsx'
import { outbox } from '#db/cohort-schema.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { review, reviewComment } from '#db/review-schema.ts'
import { audit } from '#db/schema.ts'
import { moduleText } from '#tests/content/folder.ts'
import { aGuest } from '#tests/support/accounts.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf, somebody } from '#tests/support/led-cohort.ts'
import { anAuthor, anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let open: () => Promise<Workspace>
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
  await somebody(db, 'expert', 'learner')
  await put('expert', 'reviewer')
})

const put = (personId: string, part: 'author' | 'reviewer') =>
  members.put(db, { courseId, personId, part, actorId: 'author', at: 1 })

const draft = moduleText('First', 'one', 'A stock.\n\nA flow.\n\nAnother passage.')
const write = async (text: string, path = 'first/en.mdx') =>
  saveFiles(db, await open(), [{ path, bytes: Buffer.from(text) }], 5)

const home = `/en/studio/${courseId}/review`
const textParams = { course: courseId, module: 'first', textLanguage: 'en' }

/** Asks a page as somebody; `null` is nobody. */
const as = async (
  who: string | null,
  endpoint: unknown,
  path: string,
  { params = {}, form }: { params?: Record<string, string>; form?: Record<string, string> } = {},
) =>
  ask(endpoint, path, {
    params: { course: courseId, ...params },
    cookie: who && (await cookieOf(db, who)),
    form,
  })

const list = (who: string | null) => as(who, reviewsPage, home)
const postToCourse = (who: string | null, form: Record<string, string>) =>
  as(who, courseAction, home, { form })
const view = (who: string | null, { of = 'author', params = {} } = {}) =>
  as(who, loader, `${home}/first/en?of=${of}`, { params: { ...textParams, ...params } })
const post = (who: string | null, form: Record<string, string>, { of = 'author', params = {} } = {}) =>
  as(who, action, `${home}/first/en?of=${of}`, { params: { ...textParams, ...params }, form })

const askFor = (module = 'first', text = 'Is the flow right?') =>
  postToCourse('author', { form: 'ask', module, text })

/** A draft of the first module, in review. */
async function inReview() {
  await write(draft)
  expect((await askFor()).status).toBe(303)
  return (await db.select().from(review))[0]?.id ?? ''
}

// biome-ignore lint/suspicious/noExplicitAny: what a page is given.
type Given = any
const blockWith = (body: Given, words: string) =>
  body.blocks.find(({ text }: { text: string }) => text.includes(words))

/** Comments on the passage with these words, as its page would send it. */
async function comment(who: string, words: string, text: string, token?: string) {
  const { body } = await view(who)
  const { number, hash } = blockWith(body, words)
  const form = { form: 'comment', block: String(number), hash, token: token ?? body.token, text }
  return { form, answer: await post(who, form) }
}

const saidOf = async (words: string, who = 'author') =>
  blockWith((await view(who)).body, words).open.map(({ text }: { text: string }) => text)

describe('the reviewers of a course', () => {
  const staff = async () =>
    (await members.ofCourse(db, courseId)).map(({ personId, part }) => [personId, part])
  const send = (form: Record<string, string>, who: string | null = 'author') =>
    as(who, settings, `/en/studio/${courseId}/settings`, { form })

  test('are named by their address, whatever their role, and taken out again', async () => {
    await somebody(db, 'awa', 'learner')
    expect((await send({ form: 'reviewer', email: ' Awa@Stat.Example ' })).status).toBe(303)
    expect((await send({ form: 'reviewer', email: 'awa@stat.example' })).status).toBe(303)
    expect(await staff()).toContainEqual(['awa', 'reviewer'])
    const { body } = await as('author', settingsPage, `/en/studio/${courseId}/settings`)
    expect(body.authors.map(({ id }: { id: string }) => id)).toEqual(['author'])
    expect(body.reviewers.map(({ id }: { id: string }) => id).sort()).toEqual(['awa', 'expert'])
    expect((await send({ form: 'remove-reviewer', person: 'awa' })).status).toBe(303)
    expect(await staff()).not.toContainEqual(['awa', 'reviewer'])
    const deeds = await db.select().from(audit).where(eq(audit.subjectId, 'awa'))
    expect(deeds.map(({ action }) => action)).toEqual(['course.reviewer', 'course.leave'])
  })

  test('need an account, and no author is made less by being named', async () => {
    await aGuest(db)
    for (const email of ['nobody@stat.example', '', 'guest'])
      expect((await send({ form: 'reviewer', email })).body.code).toBe('studio_reviewer_unknown')
    const again = await send({ form: 'reviewer', email: 'author@stat.example' })
    expect([again.status, again.body.code]).toEqual([400, 'studio_reviewer_writes'])
    expect((await send({ form: 'remove-reviewer', person: 'author' })).status).toBe(303)
    expect(await staff()).toContainEqual(['author', 'author'])
  })

  test('find the way to what they review on their account', async () => {
    expect((await as('expert', accountPage, '/en/account')).body.profile.isReviewer).toBe(true)
    await members.remove(db, { courseId, personId: 'expert', actorId: 'author', at: 2 })
    expect((await as('expert', accountPage, '/en/account')).body.profile.isReviewer).toBe(false)
  })

  test('are named by authors alone', async () => {
    await somebody(db, 'stranger')
    await somebody(db, 'friend', 'learner')
    for (const who of ['stranger', 'friend', 'expert', null])
      expect([302, 403]).toContain(
        (await send({ form: 'reviewer', email: 'friend@stat.example' }, who)).status,
      )
    expect(await staff()).toHaveLength(2)
  })
})

describe('a request for a review', () => {
  test('puts a draft into review once, and shows it to the reviewers', async () => {
    await inReview()
    const again = await askFor()
    expect([again.status, again.body.refused.code]).toEqual([409, 'studio_review_open'])
    expect(again.body.refused.text).toBe('Is the flow right?')
    expect((await askFor('')).body.refused.code).toBe('studio_review_open')
    const { body } = await list('expert')
    expect(body).toMatchObject({ canWrite: false, hasDrafts: false })
    expect(body.reviews).toMatchObject([
      {
        moduleId: 'first',
        authorName: 'Name of author',
        note: 'Is the flow right?',
        state: 'open',
        modules: [{ id: 'first', languages: ['en', 'fr'], drafts: ['en'] }],
        may: { settle: true, withdraw: false },
      },
    ])
    expect((await list('author')).body.reviews[0].may).toEqual({ settle: false, withdraw: true })
    const { body: studio } = await as('expert', studioPage, '/en/studio')
    expect(studio).toMatchObject({
      canBegin: false,
      courses: [],
      toReview: [{ id: courseId, title: 'Foundations', asked: [{ moduleId: 'first' }] }],
    })
    expect((await as('author', studioPage, '/en/studio')).body.toReview).toEqual([])
  })

  test('needs words, a draft and somebody to ask', async () => {
    expect((await askFor()).body.refused.code).toBe('studio_review_nothing')
    await write(draft)
    expect((await askFor('second')).body.refused.code).toBe('studio_review_nothing')
    expect((await askFor('nothing')).status).toBe(404)
    for (const text of ['', ' \n ', '\u0007', 'x'.repeat(2001)]) {
      const { status, body } = await askFor('first', text)
      expect([status, body.refused.code]).toEqual([400, 'studio_review_note'])
    }
    await members.remove(db, { courseId, personId: 'expert', actorId: 'author', at: 2 })
    expect((await askFor()).body.refused.code).toBe('studio_review_nobody')
    await anAuthor(db, 'second')
    expect((await askFor()).status).toBe(303)
    expect((await list('second')).body.reviews[0].may.settle).toBe(true)
  })

  test('asked twice at once is asked once, and not all day long', async () => {
    await write(draft)
    const both = await Promise.all([askFor(), askFor('')])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    for (let asked = 1; asked < 10; asked++) {
      const [{ id } = { id: '' }] = await db.select().from(review).where(eq(review.state, 'open'))
      expect((await postToCourse('author', { form: 'withdraw', review: id })).status).toBe(303)
      expect((await askFor()).status).toBe(303)
    }
    const [{ id } = { id: '' }] = await db.select().from(review).where(eq(review.state, 'open'))
    await postToCourse('author', { form: 'withdraw', review: id })
    expect((await askFor()).status).toBe(429)
  })

  test('is withdrawn by who asked alone; then reviewers see what is published', async () => {
    const id = await inReview()
    await comment('expert', 'A flow.', 'Which period?')
    expect((await postToCourse('expert', { form: 'withdraw', review: id })).status).toBe(404)
    expect((await postToCourse('author', { form: 'withdraw', review: 'x' })).status).toBe(404)
    expect((await postToCourse('author', { form: 'withdraw', review: id })).status).toBe(303)
    expect((await postToCourse('author', { form: 'withdraw', review: id })).status).toBe(409)
    const { body } = await view('expert')
    expect(body).toMatchObject({ isDraft: false, may: { comment: false, settle: false } })
    expect(blockWith(body, 'A flow.')).toBeUndefined()
    expect(body.gone).toMatchObject([{ text: 'Which period?', oldWords: 'A flow.' }])
    expect((await list('expert')).body.reviews[0].modules).toEqual([])
    // The author goes on with what was said.
    expect(await saidOf('A flow.')).toEqual(['Which period?'])
  })

  test('is written to the reviewers where the site sends mail, and to nobody where it does not', async () => {
    await inReview()
    expect(await db.select().from(outbox)).toEqual([])
    db = await aSite({ SMTP_URL: 'smtp://127.0.0.1:1', ORIGIN: 'https://learn.example.org' })
    open = (await anAuthoredCourse(db)).open
    await somebody(db, 'expert', 'learner')
    await put('expert', 'reviewer')
    const id = await inReview()
    expect(await db.select().from(outbox)).toMatchObject([
      {
        key: `review:${id}:expert`,
        kind: 'review',
        cohortId: null,
        reviewId: id,
        email: 'expert@stat.example',
        subject: 'Foundations: First',
        body: 'Is the flow right?',
        state: 'waiting',
      },
    ])
  })
})

describe('who sees a draft in review', () => {
  const pages = async (who: string | null) => [
    await view(who),
    await list(who),
    await as(who, previewPage, `/en/studio/${courseId}/preview/first?of=author`, {
      params: { module: 'first' },
    }),
  ]

  test('its author, reviewers, other authors and admins', async () => {
    await inReview()
    await anAuthor(db, 'second')
    await somebody(db, 'admin', 'admin')
    for (const who of ['expert', 'second', 'admin', 'author']) {
      expect((await pages(who)).map(({ status }) => status)).toEqual([200, 200, 200])
      const { body } = await view(who)
      expect(blockWith(body, 'A flow.')).toBeDefined()
      // Reviewers are trusted with keys.
      expect(blockWith(body, '<Choice').text).toContain('- [x] One')
      expect(body.may.settle).toBe(who !== 'author')
    }
    const preview = await as('expert', previewPage, `/en/studio/${courseId}/preview/first?of=author`, {
      params: { module: 'first' },
    })
    expect(preview.body).toEqual({
      isWhole: true,
      back: `/en/studio/${courseId}/review/first/en?of=author`,
    })
  })

  test('nobody else: a learner, a guest, a visitor, a trainer, a reviewer of another course', async () => {
    const id = await inReview()
    await somebody(db, 'learner', 'learner')
    await somebody(db, 'trainer')
    await somebody(db, 'elsewhere', 'learner')
    await members.put(db, {
      courseId: 'another',
      personId: 'elsewhere',
      part: 'reviewer',
      actorId: 'author',
      at: 1,
    })
    await aGuest(db)
    const { body } = await view('expert')
    const { number, hash } = blockWith(body, 'A flow.')
    for (const who of ['learner', 'trainer', 'elsewhere', 'guest', null]) {
      const asked = await pages(who)
      for (const { status, body: shown } of asked) {
        expect([302, 404]).toContain(status)
        expect(JSON.stringify(shown ?? '')).not.toMatch(/A flow|Is the flow/)
      }
      const about = { block: String(number), hash, token: 't', text: 'x' }
      const forms: Record<string, string>[] = [
        { form: 'comment', ...about },
        { form: 'settle', review: id, answer: 'approved', files: body.filesHash, text: 'x' },
      ]
      for (const form of forms) expect([302, 404]).toContain((await post(who, form)).status)
      expect([302, 403, 404]).toContain(
        (await postToCourse(who, { form: 'ask', module: 'first', text: 'x' })).status,
      )
    }
    expect(await db.select().from(reviewComment)).toEqual([])
    expect((await db.select().from(review)).map(({ state }) => state)).toEqual(['open'])
  })

  test('a reviewer sees no draft that nobody asked them to look at, and no other page of the Studio', async () => {
    await write(draft)
    await write(moduleText('Second', 'two', 'Not yet for you.'), 'second/en.mdx')
    expect((await view('expert')).status).toBe(404)
    await askFor('first')
    expect((await view('expert', { params: { module: 'second' } })).status).toBe(404)
    expect((await view('expert', { of: 'expert' })).status).toBe(404)
    expect((await view('expert', { params: { textLanguage: 'de' } })).status).toBe(404)
    expect((await view('expert', { params: { module: 'nothing' } })).status).toBe(404)
    for (const page of [coursePage, publishPage, historyPage, settingsPage, writePage])
      expect((await as('expert', page, `/en/studio/${courseId}`, { params: textParams })).status).toBe(403)
    await somebody(db, 'learner', 'learner')
    expect((await as('learner', studioPage, '/en/studio')).status).toBe(403)
  })

  test('whoever is taken out sees it no more, and the draft of an author who left is shown to nobody', async () => {
    await inReview()
    await anAuthor(db, 'second')
    await members.remove(db, { courseId, personId: 'author', actorId: 'second', at: 3 })
    expect((await view('expert')).body.isDraft).toBe(false)
    await members.remove(db, { courseId, personId: 'expert', actorId: 'second', at: 3 })
    expect((await view('expert')).status).toBe(404)
  })
})

describe('a comment', () => {
  test('stands with its passage when the text changes around it, and at the top when that is gone', async () => {
    await inReview()
    await comment('expert', 'A flow.', 'Which period?')
    await comment('expert', '<Choice', 'Two is right as well.')
    expect((await list('author')).body.reviews[0].comments).toBe(2)
    await write(draft.replace('A stock.', 'Something first.\n\nA stock, rewritten.'))
    expect(await saidOf('A flow.')).toEqual(['Which period?'])
    expect(await saidOf('<Choice')).toEqual(['Two is right as well.'])
    await write(draft.replace('A flow.\n\n', ''))
    const { body } = await view('author')
    expect(body.gone).toMatchObject([{ text: 'Which period?', oldWords: 'A flow.' }])
    expect(await saidOf('<Choice')).toEqual(['Two is right as well.'])
  })

  test('sent twice stands once; changed and sent again it is another', async () => {
    await inReview()
    const { form } = await comment('expert', 'A flow.', 'Which period?')
    await Promise.all([post('expert', form), post('expert', form)])
    expect(await saidOf('A flow.')).toEqual(['Which period?'])
    expect((await post('expert', { ...form, text: 'Which period, and where?' })).status).toBe(303)
    expect(await saidOf('A flow.')).toHaveLength(2)
  })

  test('on words that the author has changed meanwhile is kept for another look', async () => {
    await inReview()
    const { form } = await comment('expert', 'A flow.', 'First.')
    await write(draft.replace('A flow.', 'A flow counts events.'))
    const late = await post('expert', { ...form, text: 'Which period?' })
    expect([late.status, late.body.refused]).toMatchObject([
      409,
      { form: 'comment', text: 'Which period?', code: 'studio_comment_moved', about: form.block },
    ])
    // The same words moved elsewhere are the same passage.
    await write(draft.replace('A stock.', 'More.\n\nAnd more.\n\nA stock.'))
    expect((await post('expert', { ...form, text: 'Which period?' })).status).toBe(303)
    expect(await saidOf('A flow.')).toEqual(['First.', 'Which period?'])
  })

  test.each([
    '<script>alert(1)</script>',
    '{process.exit(1)}',
    '\u202egnp.exe',
    '<Choice id="one">',
    '---js\nboom\n---',
    '=HYPERLINK("http://x")',
    "' or 1=1; drop table review; --",
  ])('that says %j is words like any other', async (text) => {
    await inReview()
    expect((await comment('expert', 'A flow.', text)).answer.status).toBe(303)
    expect(await saidOf('A flow.')).toEqual([text])
    expect(textOf(await open(), 'first/en.mdx')).toBe(draft)
  })

  test('is neither empty nor endless; what was typed comes back', async () => {
    await inReview()
    for (const text of ['', ' \n\t', '\u0000\u0007', 'x'.repeat(4001), '😀'.repeat(4001)]) {
      const { answer } = await comment('expert', 'A flow.', text)
      expect([answer.status, answer.body.refused.code]).toEqual([400, 'studio_comment_length'])
      expect(answer.body.refused.text).toBe(text)
    }
    expect((await comment('expert', 'A flow.', '😀'.repeat(4000))).answer.status).toBe(303)
    expect(await db.$count(reviewComment)).toBe(1)
  })

  test('with a nonsense place is refused, and none is added without end', async () => {
    const id = await inReview()
    const { form } = await comment('expert', 'A flow.', 'First.')
    for (const block of ['-1', '9e9', 'x', '999999'])
      expect((await post('expert', { ...form, block, text: `At ${block}` })).status).toBe(303)
    expect(await saidOf('A flow.')).toHaveLength(5)
    expect((await post('expert', { ...form, hash: 'b0' })).body.refused.code).toBe('studio_comment_moved')
    const [row] = await db.select().from(reviewComment)
    const rows = Array.from({ length: 495 }, (_, n) => ({ ...row!, id: `n${n}`, reviewId: id }))
    for (let at = 0; at < rows.length; at += 99)
      await db.insert(reviewComment).values(rows.slice(at, at + 99))
    const full = await post('expert', { ...form, text: 'One more' })
    expect([full.status, full.body.refused.code]).toEqual([409, 'studio_comment_over'])
    expect(await db.$count(reviewComment)).toBe(500)
  })

  test('is answered, settled and opened again; by those who have a part in it alone', async () => {
    await inReview()
    await comment('expert', 'A flow.', 'Which period?')
    const [{ id } = { id: '' }] = await db.select().from(reviewComment)
    expect((await post('author', { form: 'reply', comment: id, token: 't', text: 'A year.' })).status).toBe(
      303,
    )
    const [said] = blockWith((await view('expert')).body, 'A flow.').open
    expect(said.replies).toMatchObject([{ text: 'A year.', authorName: 'Name of author' }])
    const reply = said.replies[0].id
    for (const form of ['reply', 'resolve', 'reopen'])
      expect((await post('author', { form, comment: reply, token: 'u', text: 'x' })).status).toBe(404)
    await somebody(db, 'stranger')
    expect((await post('stranger', { form: 'resolve', comment: id })).status).toBe(404)
    expect((await post('author', { form: 'resolve', comment: 'nothing' })).status).toBe(404)
    expect(
      (await post('author', { form: 'resolve', comment: id }, { params: { module: 'second' } })).status,
    ).toBe(404)
    expect((await post('author', { form: 'resolve', comment: id }, { of: 'expert' })).status).toBe(404)
    const settle = (form: string) => post('author', { form, comment: id })
    await Promise.all([settle('resolve'), settle('resolve')])
    const { open: left, resolved } = blockWith((await view('author')).body, 'A flow.')
    expect([left.length, resolved]).toMatchObject([0, [{ resolvedByName: 'Name of author' }]])
    expect((await as('author', coursePage, `/en/studio/${courseId}`)).body.comments).toEqual({})
    expect((await settle('reopen')).status).toBe(303)
    expect(await saidOf('A flow.')).toEqual(['Which period?'])
  })

  test('that waits is counted for the author where they write and publish', async () => {
    await inReview()
    await comment('expert', 'A flow.', 'Which period?')
    expect((await as('author', coursePage, `/en/studio/${courseId}`)).body.comments).toEqual({
      'first/en.mdx': 1,
    })
    const writing = await as('author', writePage, `/en/studio/${courseId}/write/first/en`, {
      params: textParams,
    })
    expect(writing.body.comments).toBe(1)
    const publishing = await as('author', publishPage, `/en/studio/${courseId}/publish`)
    expect(publishing.body.reviewed).toMatchObject({ comments: 1, reviews: [{ state: 'open' }] })
  })
})

describe('the answer to a review', () => {
  const settle = async (who: string, changes: Record<string, string> = {}) => {
    const { body } = await view('expert')
    const form = {
      form: 'settle',
      review: body.review.id,
      answer: 'approved',
      files: body.filesHash,
      text: '',
    }
    return post(who, { ...form, ...changes })
  }

  test('is given once, by another than the author', async () => {
    await inReview()
    await anAuthor(db, 'second')
    expect((await settle('author')).status).toBe(403)
    const wanted = { answer: 'changes-wanted' }
    expect((await settle('expert', wanted)).body.refused.code).toBe('studio_review_answer')
    const both = await Promise.all([
      settle('expert'),
      settle('second', { ...wanted, text: 'The key is wrong.' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(both.find(({ status }) => status === 409)?.body.refused.code).toBe('studio_review_settled')
    const rows = await db.select().from(review)
    expect(rows).toHaveLength(1)
    expect(['approved', 'changes-wanted']).toContain(rows[0]?.state)
  })

  test('is written to the author where the site sends mail', async () => {
    db = await aSite({ SMTP_URL: 'smtp://127.0.0.1:1', ORIGIN: 'https://learn.example.org' })
    open = (await anAuthoredCourse(db)).open
    await somebody(db, 'expert', 'learner')
    await put('expert', 'reviewer')
    const id = await inReview()
    expect((await settle('expert', { answer: 'changes-wanted', text: 'The key is wrong.' })).status).toBe(303)
    expect((await settle('expert', { answer: 'changes-wanted', text: 'Again.' })).status).toBe(409)
    const written = await db.select().from(outbox).where(eq(outbox.kind, 'review-answer'))
    expect(written).toMatchObject([
      {
        key: `review-answer:${id}`,
        reviewId: id,
        personId: 'author',
        subject: 'Foundations: First',
        body: 'The key is wrong.',
        createdBy: 'expert',
        state: 'waiting',
      },
    ])
  })

  test('approves what was seen, and says so when the draft goes on', async () => {
    await inReview()
    const { body } = await view('expert')
    await write(draft.replace('A stock.', 'A stock is a count.'))
    const late = await settle('expert', { files: body.filesHash, text: 'Good.' })
    expect([late.status, late.body.refused]).toMatchObject([
      409,
      { code: 'studio_review_moved', text: 'Good.', about: body.review.id },
    ])
    expect((await settle('expert', { text: 'Good.' })).status).toBe(303)
    expect((await view('author')).body.review).toMatchObject({
      state: 'approved',
      settledByName: 'Name of expert',
      answer: 'Good.',
      isOlder: false,
    })
    await write(moduleText('Second', 'two', 'Elsewhere.'), 'second/en.mdx')
    expect((await view('author')).body.review.isOlder).toBe(false)
    await write(draft)
    const { body: publishing } = await as('author', publishPage, `/en/studio/${courseId}/publish`)
    expect(publishing.reviewed.reviews).toMatchObject([{ state: 'approved', isOlder: true }])
  })

  test('to somebody else’s request, or one of another course, is no answer to this one', async () => {
    await inReview()
    await put('expert', 'reviewer')
    const [row] = await db.select().from(review)
    await db.insert(review).values({ ...row!, id: 'theirs', courseId: 'another' })
    expect((await settle('expert', { review: 'theirs' })).status).toBe(404)
    expect((await settle('expert', { review: 'nothing' })).status).toBe(404)
    expect((await db.select().from(review).where(eq(review.id, 'theirs')))[0]?.state).toBe('open')
  })

  test('leaves the way open for a second round, in which what was not settled is still there', async () => {
    await inReview()
    await comment('expert', 'A flow.', 'Which period?')
    expect((await settle('expert', { answer: 'changes-wanted', text: 'See below.' })).status).toBe(303)
    expect((await askFor('', 'And now?')).status).toBe(303)
    const { body } = await view('expert')
    expect(body.review).toMatchObject({ moduleId: null, state: 'open', note: 'And now?' })
    expect(await saidOf('A flow.', 'expert')).toEqual(['Which period?'])
    const reviews = (await list('expert')).body.reviews
    expect(reviews.map(({ state }: { state: string }) => state)).toEqual(['open', 'changes-wanted'])
    expect(reviews[0].modules.map(({ id }: { id: string }) => id)).toEqual(['first', 'second'])
  })
})

describe('publishing', () => {
  const publish = async () => publishDraft(db, await open(), { reason: 'Better words', now: 9 })
  const releases = async () =>
    (await as('author', historyPage, `/en/studio/${courseId}/history`)).body.releases.map(
      ({ number, reviews }: Given) => [number, reviews],
    )

  test('without an answer is allowed, ends the review, and is told in the history', async () => {
    await inReview()
    expect(await publish()).toEqual({ outcome: 'published', number: 2 })
    expect(await db.select().from(review)).toMatchObject([
      { state: 'published', releaseNumber: 2, settledBy: 'author', settledAt: 9 },
    ])
    expect(await releases()).toEqual([
      [2, [{ moduleId: 'first', state: 'published', settledByName: 'Name of author' }]],
      [1, []],
    ])
    expect((await view('expert')).body).toMatchObject({ isDraft: false, may: { comment: false } })
  })

  test('keeps who approved it; drafts made afterwards are in no review', async () => {
    const id = await inReview()
    const { body } = await view('expert')
    await post('expert', { form: 'settle', review: id, answer: 'approved', files: body.filesHash, text: '' })
    await publish()
    expect(await releases()).toMatchObject([
      [2, [{ state: 'approved', settledByName: 'Name of expert' }]],
      [1, []],
    ])
    await write(draft.replace('A flow.', 'Not for reviewers yet.'))
    const after = await view('expert')
    expect(after.body.isDraft).toBe(false)
    expect(JSON.stringify(after.body)).not.toContain('Not for reviewers yet.')
    const { body: publishing } = await as('author', publishPage, `/en/studio/${courseId}/publish`)
    expect(publishing.reviewed.reviews).toEqual([])
    const hidden = await as('expert', previewPage, `/en/studio/${courseId}/preview/first?of=author`, {
      params: { module: 'first' },
    })
    expect(hidden.status).toBe(200)
  })

  test('by one author leaves the review of another as it is', async () => {
    await inReview()
    const second = await anAuthor(db, 'second')
    const theirs = await openWorkspace(db, second, courseId)
    await saveFiles(db, theirs, [{ path: 'second/fr.mdx', bytes: Buffer.from(moduleText('Deux', 'two')) }], 6)
    await publishDraft(db, await openWorkspace(db, second, courseId), { reason: 'French', now: 9 })
    expect((await db.select().from(review))[0]).toMatchObject({ state: 'open', releaseNumber: null })
  })
})

test('a course that was never published is reviewed like any other', async () => {
  const course = 'transit'
  await members.put(db, { courseId: course, personId: 'author', part: 'author', actorId: 'author', at: 1 })
  await members.put(db, { courseId: course, personId: 'expert', part: 'reviewer', actorId: 'author', at: 1 })
  const author = { id: 'author', role: 'trainer', isGuest: false, name: null, language: 'en' } as const
  const yaml = (await open()).files.get('course.yaml')?.toString().replace('[first, second]', '[first]') ?? ''
  const begun = [
    { path: 'course.yaml', bytes: Buffer.from(yaml.replace('en: Foundations', 'en: In transit')) },
    { path: 'first/en.mdx', bytes: Buffer.from(draft) },
  ]
  await saveFiles(db, await openWorkspace(db, author, course), begun, 5)
  const params = { course }
  const form = { form: 'ask', module: '', text: 'All of it.' }
  const asked = await as('author', courseAction, `/en/studio/${course}/review`, { params, form })
  expect(asked.status).toBe(303)
  const { body } = await as('expert', reviewsPage, `/en/studio/${course}/review`, { params })
  expect(body.course.title).toBe('In transit')
  expect(body.reviews[0].modules).toMatchObject([{ id: 'first' }])
  const shown = await as('expert', loader, `/en/studio/${course}/review/first/en?of=author`, {
    params: { ...textParams, course },
  })
  expect(blockWith(shown.body, 'A flow.')).toBeDefined()
})

test('an erased author’s draft, links and letters go; what they said of others’ stays without a name', async () => {
  await inReview()
  const second = await anAuthor(db, 'second')
  await comment('second', 'A flow.', 'From the second.')
  await people.erase(db, { personId: second.id, at: 20 })
  const [said] = blockWith((await view('expert')).body, 'A flow.').open
  expect(said).toMatchObject({ text: 'From the second.', authorName: null })
  await people.erase(db, { personId: 'author', at: 21 })
  expect((await list('expert')).body.reviews).toMatchObject([
    { state: 'withdrawn', authorName: null, modules: [] },
  ])
  expect((await view('expert')).body.isDraft).toBe(false)
})
