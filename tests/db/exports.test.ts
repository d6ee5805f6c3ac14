import { expect, test } from 'vitest'
import type { Statement } from '#db/engines/engine.ts'
import { answersAfter, peopleOf, statesOf } from '#db/exports.server.ts'
import { engineOf } from '#db/gateway.server.ts'
import { testStore } from '#tests/support/test-db.ts'

test('a page of answers is found by its key, sorted already, however many answers there are', async () => {
  const seen: Statement[] = []
  const store = await testStore((statement) => void seen.push(statement))
  const of = { personId: 'amina', courseId: 'foundations' }
  await answersAfter(store.db, { ...of, after: { exerciseId: 'a', number: 3 }, until: 9, limit: 2 })
  await statesOf(store.db, of)
  await peopleOf(store.db, 'cohort')
  expect(seen).toHaveLength(3)
  const steps: string[] = []
  for (const { sql, params } of seen) {
    const plan = await engineOf(store).run({ sql: `explain query plan ${sql}`, params, method: 'all' })
    steps.push(...(plan.rows as [number, number, number, string][]).map(([, , , step]) => step))
  }
  expect(steps.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([])
  expect(steps[0]).toContain('attempt_number (person_id=? AND course_id=? AND (exercise_id,number)>(?,?))')
})
