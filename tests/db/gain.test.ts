import { expect, test } from 'vitest'
import type { Statement } from '#db/engines/engine.ts'
import { rightItemsOf, sittingsOf } from '#db/gain.server.ts'
import { engineOf } from '#db/gateway.server.ts'
import { ofAllCohorts } from '#db/roll-up.server.ts'
import { testStore } from '#tests/support/test-db.ts'

/** The steps in which SQLite answers what is asked meanwhile. */
async function stepsOf(
  ask: (db: Awaited<ReturnType<typeof testStore>>['db']) => Promise<unknown>,
): Promise<string[]> {
  const seen: Statement[] = []
  const store = await testStore((statement) => void seen.push(statement))
  seen.length = 0
  await ask(store.db)
  const steps: string[] = []
  for (const { sql, params } of seen) {
    const plan = await engineOf(store).run({ sql: `explain query plan ${sql}`, params, method: 'all' })
    steps.push(...(plan.rows as [number, number, number, string][]).map(([, , , step]) => step))
  }
  return steps
}

test('a cohort’s sittings are found from its people, each by the key, whatever else is kept', async () => {
  const steps = await stepsOf(async (db) => {
    await sittingsOf(db, 'cohort')
    await rightItemsOf(db, ['one', 'two'])
  })
  expect(steps.filter((step) => /^SCAN/.test(step))).toEqual([])
  expect(steps.join('\n')).toContain('test_sitting_number (person_id=? AND course_id=?)')
})

test('the table of all cohorts reads all memberships, and from there goes by keys', async () => {
  const steps = await stepsOf(ofAllCohorts)
  expect(new Set(steps.flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? []))).toEqual(
    new Set(['membership']),
  )
})
