import { createHmac } from 'node:crypto'
import type { DataSet, Draw } from './data-set.ts'
import { LAST_SEED, ownSeed } from './draw.ts'

/**
 * The seed of a draw. The hidden one needs the store's secret, so nobody outside can make its rows. A data set without a
 * generator has the same rows whatever the seed, which is 0 then.
 */
export function seedOf(
  dataSet: Pick<DataSet, 'id' | 'generator' | 'seed' | 'draws'>,
  draw: Draw,
  secret: string,
): number {
  if (dataSet.generator === null) return 0
  if (draw === 'hidden') return hiddenSeed(dataSet.id, secret)
  if (draw !== 'open') return ownSeed(dataSet, draw)
  if (dataSet.seed === null) throw new Error(`${dataSet.id} has a generator, but no seed`)
  return dataSet.seed
}

function hiddenSeed(id: string, secret: string): number {
  if (secret === '') throw new Error('the hidden draw needs a secret')
  const bytes = createHmac('sha256', secret).update(`jalon hidden draw\n${id}`).digest()
  return 1 + (bytes.readUIntBE(0, 6) % LAST_SEED)
}
