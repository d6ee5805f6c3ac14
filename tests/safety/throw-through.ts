import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { aStage, mustNotHaveRun, type Stage } from '#tests/support/hostile-visit.ts'
import { type Door, portionsOf } from './doors/door.ts'

/** Throws the corpus through these doors. Each has a stage of its own, and what was sent before stays there. */
export function throwThrough(doors: readonly Door[]): void {
  afterEach(mustNotHaveRun)
  describe.each(doors)('$name', (door) => {
    let stage: Stage
    beforeAll(async () => {
      stage = await aStage()
    }, 120_000)
    afterAll(async () => stage.stop())

    test.each(portionsOf(door))(
      '$name',
      async ({ texts }) => {
        await door.send(stage, texts)
      },
      120_000,
    )
  })
}
