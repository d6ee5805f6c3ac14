import { expect, test } from 'vitest'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { regrade } from '#cli/commands/course-regrade.ts'
import { keyLines } from '#cli/key-lines.ts'
import * as corrections from '#db/corrections.server.ts'
import { exerciseState } from '#db/schema.ts'
import { aFolder, courseYaml } from '#tests/content/folder.ts'
import { exercises, learnersHalfWay, moduleOf } from '#tests/domain/studio/half-way.ts'
import { testDb } from '#tests/support/test-db.ts'

test('who publishes a changed key from a folder is told of the answers, and grades them again', async () => {
  const db = await testDb()
  const files = { 'foundations/course.yaml': courseYaml(['count']) }
  const { dir, write } = aFolder({
    ...files,
    'foundations/count/en.mdx': moduleOf(),
    'foundations/count/fr.mdx': moduleOf(),
  })
  const publish = async (now: number) => keyLines(db, (await publishCourses(db, dir, { now })).courses)
  expect(await publish(1)).toEqual([])
  await learnersHalfWay(db)
  const stock = (exercises.stock ?? '').replace('[x] A stock\n- [ ] A flow', '[ ] A stock\n- [x] A flow')
  const text = moduleOf({
    ...exercises,
    stock,
    share: (exercises.share ?? '').replace('What share?', 'Which?'),
  })
  for (const language of ['en', 'fr']) write(`foundations/count/${language}.mdx`, text)
  expect(await publish(2)).toEqual([
    'foundations: the key of stock changed; 4 answer(s) were graded by an earlier one. Run jalon courses regrade foundations, or correct it in the Studio.',
  ])
  const before = await db.select().from(exerciseState)

  const told =
    'count/stock: 1 answer(s) gain, 2 read as worse, 1 stay; 0 learner(s) gain; nobody loses points.'
  expect(await regrade(db, 'foundations', {}, 3)).toEqual([
    told,
    'Nothing is changed yet: give --reason "…" to grade these answers again.',
  ])
  expect(await regrade(db, 'foundations', { exercise: 'share', reason: 'x' }, 3)).toEqual([
    'foundations: all answers are graded by the keys of today.',
  ])
  expect(await corrections.ofCourse(db, 'foundations')).toEqual([])

  const lines = await regrade(db, 'foundations', { reason: 'Wrong line.' }, 4)
  const [made] = await corrections.ofCourse(db, 'foundations')
  expect(lines).toEqual([
    told,
    `  Graded again. To take it back: jalon courses regrade foundations --undo ${made?.id}`,
  ])
  expect(made).toMatchObject({
    authorId: null,
    reason: 'Wrong line.',
    answers: { gain: 1, lose: 2, same: 1 },
  })
  await regrade(db, 'foundations', { undo: made?.id }, 5)
  expect(await db.select().from(exerciseState)).toEqual(expect.arrayContaining(before))
})
