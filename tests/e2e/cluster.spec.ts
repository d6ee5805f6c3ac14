import { expect, test as withoutServer } from '@playwright/test'
import { knownExercises } from '#tests/support/answers.ts'
import { startCluster } from '#tests/support/cluster.ts'
import { startServer } from '#tests/support/server.ts'
import { exerciseAt, solve } from './exercise-page.ts'

withoutServer(
  'on a cluster whose leader is killed half way, a learner answers on and loses nothing',
  async ({ browser }) => {
    withoutServer.setTimeout(240_000)
    const cluster = await startCluster()
    const server = await startServer({ DATABASE_URL: cluster.url })
    try {
      const known = await knownExercises(cluster.url, 'foundations', 'stock-and-flow', 'en')
      const page = await browser.newPage({ baseURL: server.url })
      await page.goto('/en/courses/foundations/stock-and-flow')
      const [first, second, third, ...rest] = known.filter(({ exercise }) => exercise.kind !== 'written')
      if (!first || !second || !third) throw new Error('this journey needs three exercises')
      await solve(page, first)

      const leader = await cluster.leader()
      await leader.kill()
      await solve(page, second)
      leader.start()
      await solve(page, third)
      const follower = await cluster.leader()
      await follower.kill()
      for (const one of rest.slice(0, 2)) await solve(page, one)

      await page.reload()
      for (const { exercise } of [first, second, third, ...rest.slice(0, 2)]) {
        await expect(exerciseAt(page, exercise.id).locator('.exercise-facts')).toContainText('solved')
      }
      await expect(page.locator('main')).toContainText(`5 of ${known.length} exercises done`)
    } finally {
      await server.stop()
      await cluster.stop()
    }
  },
)
