import { beforeEach, expect, test } from 'vitest'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { revisionOf } from '#app/domain/studio/workspace.server.ts'
import { action as save } from '#app/routes/api/sources.ts'
import { loader as loadAbout } from '#app/routes/studio/about.tsx'
import { action as sendNewData } from '#app/routes/studio/data-new.tsx'
import { loader as loadData } from '#app/routes/studio/data-set.tsx'
import { loader as loadExercise } from '#app/routes/studio/exercise.tsx'
import { action as sendImport } from '#app/routes/studio/import.tsx'
import { loader as loadPublish } from '#app/routes/studio/publish.tsx'
import { loader as loadWrite } from '#app/routes/studio/write.tsx'
import type { Db } from '#db/gateway.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

let db: Db
let open: Awaited<ReturnType<typeof anAuthoredCourse>>['open']
beforeEach(async () => {
  db = await aSite()
  open = (await anAuthoredCourse(db)).open
})

const broken = moduleText('First', 'one', '## One\n\n#### Two').replace('  > Why two?\n', '')
const cookie = () => cookieOf(db, 'author')
const place = { course: courseId, module: 'first', textLanguage: 'en' }
const asked = async (loader: unknown, path: string, params: Record<string, string> = place) =>
  ask(loader, `${path}`, { params, cookie: await cookie() })

type Told = { wrong: string; code: string }
const words = (problems: Told[], code: string) => problems.find((one) => one.code === code)?.wrong

/** An address of the api names no language. */
const noLanguage = { lang: undefined } as unknown as Record<string, string>

const jump = {
  en: 'The heading jumps from level 2 to level 4.',
  fr: 'Le titre saute du niveau 2 au niveau 4.',
}

test('what is wrong with a text is told in the language of the page, whatever the author’s is', async () => {
  await saveFiles(db, await open(), [{ path: 'first/en.mdx', bytes: Buffer.from(broken) }], 1)
  for (const language of ['en', 'fr'] as const) {
    const home = `/${language}/studio/${courseId}`
    const text = (await asked(loadWrite, `${home}/write/first/en`)).body
    expect(words(text.problems, 'heading-jump')).toBe(jump[language])
    const published = (await asked(loadPublish, `${home}/publish`)).body
    expect(words(published.problems, 'heading-jump')).toBe(jump[language])
    expect(published.problems[0]).not.toHaveProperty('values')
    const exercise = await asked(loadExercise, `${home}/exercise/first/en/one`, { ...place, exercise: 'one' })
    expect(words(exercise.body.problems, 'feedback-missing')).toBe(
      language === 'en' ? 'A wrong answer has no feedback.' : 'Une réponse fausse n’a pas de commentaire.',
    )
  }
})

test('the check while one types answers in the language of the page that asks', async () => {
  const send = async (language?: string) => {
    const workspace = await open()
    const answered = await ask(save, '/api/sources', {
      cookie: await cookie(),
      params: noLanguage,
      form: {
        ...place,
        person: 'author',
        text: broken,
        revision: String(revisionOf(workspace, 'first/en.mdx')),
        ...(language ? { language } : {}),
      },
    })
    return words(JSON.parse(answered.body).problems ?? [], 'heading-jump')
  }
  expect(await send('fr')).toBe(jump.fr)
  expect(await send('en')).toBe(jump.en)
  // A page from before it said so: the author's own language.
  expect(await send()).toBe(jump.en)
})

test('so is what is wrong with course.yaml, and with a new data set', async () => {
  await saveFiles(db, await open(), [{ path: 'course.yaml', bytes: Buffer.from('source: en\n') }], 1)
  const { file } = (await asked(loadAbout, `/fr/studio/${courseId}/about`)).body
  expect(file.problems[0]).toMatchObject({ wrong: 'languages\u00a0: manque.' })

  const csv = new FormData()
  csv.append('file', new Blob(['id;sex\n1;m\n']), 'people.csv')
  await ask(sendNewData, '/fr/studio/data/new', { cookie: await cookie(), form: csv })
  const { draft } = (await asked(loadData, '/fr/studio/data/people', { dataSet: 'people' })).body
  expect(draft.problems.length).toBeGreaterThan(3)
  for (const { wrong, instead } of draft.problems)
    expect(`${wrong} ${instead}`).toMatch(/\u00a0: .*(Écrivez|Décrivez|Ajoutez|Nommez)/)
})

test('a question that the check refuses is refused in the language of the page', async () => {
  const question = '::q:: Match. { =a -> 1 =a -> 2 =b -> 3 }'
  const answered = await ask(sendImport, `/fr/studio/${courseId}/import/first`, {
    params: { course: courseId, module: 'first' },
    cookie: await cookie(),
    form: { form: 'review', format: 'gift', text: question },
  })
  const notes = answered.body.screen.review.lines.flatMap((line: { notes: unknown[] }) => line.notes)
  expect(notes).toContainEqual({
    code: 'not-buildable',
    values: { words: 'La première cellule de cette ligne figure deux fois.' },
  })
})
